import type { RuleCard } from './card.ts';
import { overWhen, seconds } from './in-words.ts';

/** A search and rescue transmitter, man-overboard device or emergency beacon calls for help. */
export const AIS_DISTRESS_CARD: RuleCard = {
  rule: 'ais-distress',
  category: 'A',
  cause: () => 'An AIS beacon (MMSI 970, 972 or 974) sends status 14 or the text ACTIVE.',
  consequence: 'People are in the water or in a raft.',
  action: 'Treat it as distress: plot it, task the nearest lifeboat, call ships near it.',
  priority: () => 'Emergency.',
  delay: () => 'At once: one message is enough. Held until two qualified people release it.',
  deadband: (limits) => `${overWhen('it has sent status 15 or the text TEST', limits['ais-distress'].releaseS)} Never by silence.`,
};

/** Seconds after its last message at which a beacon's test counts as over. */
export const BEACON_TEST_LASTS_S = 600;

/** A beacon speaks, but does not say that it is in use: it is being tested, or its message is odd. */
export const AIS_DISTRESS_TEST_CARD: RuleCard = {
  rule: 'ais-distress',
  category: 'B',
  cause: () => 'An AIS beacon sends status 15 or the text TEST, or does not say that it is active.',
  consequence: 'Most likely none: somebody tests it.',
  action: 'Look where it is; call a vessel there if the test goes on.',
  priority: () => 'Caution.',
  delay: () => 'At once.',
  deadband: () => `Over ${seconds(BEACON_TEST_LASTS_S)} after the last message, or when it becomes a distress.`,
};
