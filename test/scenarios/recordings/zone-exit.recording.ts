import { squareZone } from '../../stand-ins/sea.ts';
import type { Situation } from './voyage.ts';

/** A ship leaves its anchorage, and comes back to it after some minutes. */
export const zoneExit: Situation = {
  zones: [squareZone('anchorage', [{ rule: 'zone-exit' }])],
  vessels: [{ mmsi: 235000003, name: 'INVENTED THREE', cog: 270, track: [[0, 1.405, 50.95], [60, 1.405, 50.95], [160, 1.395, 50.95], [300, 1.395, 50.95], [400, 1.405, 50.95], [500, 1.405, 50.95]] }],
  untilS: 500,
  // Beyond the deadband first at 130 s, and still ten seconds later. On the line again at 350 s, and inside for half a minute.
  tells: ['130 raised zone-exit unack', '370 cleared zone-exit runack'],
};
