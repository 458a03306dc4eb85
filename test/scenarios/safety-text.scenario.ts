import { text, together, type Scenario } from './scenario.ts';

export const safetyText: readonly Scenario[] = [
  {
    it: 'is a caution once for a text, however often it is said, and one more for another',
    rule: 'safety-text',
    sightings: together([text('235000001', 10, 'ENGINE STOPPED 2NM E OF BUOY'), text('235000001', 130, 'ENGINE STOPPED 2NM E OF BUOY'), text('235000001', 200, 'UNDER WAY AGAIN'), text('235000002', 210, 'FOR YOU', { addressedTo: 235_000_001 })]),
    lasts: 1200,
    lines: [
      '00:10 raised a1 safety-text caution [235000001]',
      '03:20 joined a1 safety-text caution [235000001]',
      '12:10 joined-changed a1',
      '13:20 cleared a1',
    ],
  },
];
