import { AIS_DISTRESS_CARD, AIS_DISTRESS_TEST_CARD, BEACON_TEST_LASTS_S } from '../../../shared/words/rule-cards/ais-distress.card.ts';
import { classWord } from '../alerts/wording.ts';
import { isBeacon } from './craft.ts';
import type { TrackRule } from './track-rule.ts';

/** AIS navigational status of a beacon that calls for help (ITU-R M.1371-5, table 45); under test it sends 15. */
const ACTIVE = 14;
const TESTED = 15;

const saysActive = (text: string): boolean => /\bACTIVE\b/i.test(text);
const saysTest = (text: string): boolean => /\bTEST\b/i.test(text);

/** A search and rescue transmitter, man-overboard device or emergency beacon calls for help. */
export const aisDistress: TrackRule = {
  name: 'ais-distress',
  card: AIS_DISTRESS_CARD,
  delays: ({ 'ais-distress': { on, releaseS } }) => (on ? { holdS: 0, releaseS } : null),
  see(track) {
    if (!isBeacon(track)) return null;
    if (track.status === ACTIVE) return 'true';
    return track.status === TESTED ? 'false' : null;
  },
  hear(track, { text }) {
    if (!isBeacon(track)) return null;
    if (saysTest(text)) return { value: 'false', subject: '', note: text };
    return saysActive(text) ? { value: 'true', subject: '', note: text } : null;
  },
  say: (track, { note }) => ({ priority: 'emergency', latched: true, what: `${classWord(track)} calls for help`, text: note }),
};

/** A beacon speaks, but does not say that it is in use: it is being tested, or its message is odd. */
export const aisDistressTest: TrackRule = {
  name: 'ais-distress-test',
  card: AIS_DISTRESS_TEST_CARD,
  outlivesLoss: true,
  momentary: true,
  delays: ({ 'ais-distress': { on } }) => (on ? { holdS: 0, releaseS: BEACON_TEST_LASTS_S } : null),
  see(track) {
    if (!isBeacon(track)) return null;
    return track.status === ACTIVE || track.conditions.some(({ rule, phase }) => rule === 'ais-distress' && phase === 'on') ? 'false' : 'true';
  },
  hear(track, { text }) {
    if (!isBeacon(track)) return null;
    if (saysTest(text)) return { value: 'true', subject: '', note: text };
    return saysActive(text) ? { value: 'false', subject: '', note: text } : null;
  },
  say: (track, { note }) => ({ priority: 'caution', what: `${classWord(track)} is being tested`, text: note }),
};
