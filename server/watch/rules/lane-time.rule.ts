import { LANE_TIME_CARD } from '../../../shared/words/rule-cards/lane-time.card.ts';
import { approachOf, motionAfter } from '../../../shared/geo/approach.ts';
import { METRES_PER_NM } from '../../../shared/geo/units.ts';
import type { Time } from '../../../shared/words/position.ts';
import { classWord } from '../alerts/wording.ts';
import type { Track } from '../picture/track.ts';
import { isShip, isSmallCraft, isUnidentified } from './craft.ts';
import type { Surroundings, TrackRule } from './track-rule.ts';

/** Ships that will pass near it, and minutes until the first does. */
function trafficAhead(track: Track, at: Time, { settings: { sea, 'lane-time': limits }, traffic }: Surroundings): { ships: number; next_ship_min?: number } {
  const own = motionAfter(track.lon, track.lat, track.sog ?? 0, track.cog, (at - track.at) / 1000);
  let ships = 0;
  let next = Infinity;
  for (const other of traffic()) {
    if (other === track || !other.placed || other.lost || other.sog === null || other.sog < sea.stillKn || other.cog === null || !isShip(other, sea)) continue;
    const { cpaM, tcpaS } = approachOf(own, motionAfter(other.lon, other.lat, other.sog, other.cog, (at - other.at) / 1000));
    if (tcpaS < 0 || tcpaS > limits.trafficMin * 60 || cpaM > limits.trafficNm * METRES_PER_NM) continue;
    ships++;
    next = Math.min(next, tcpaS / 60);
  }
  return ships === 0 ? { ships } : { ships, next_ship_min: Math.round(next * 10) / 10 };
}

/** A small craft has been in a traffic lane for long: how long, and how many ships will come past it. */
export const laneTime: TrackRule = {
  name: 'lane-time',
  card: LANE_TIME_CARD,
  delays: ({ 'lane-time': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { sea, 'lane-time': { except } }, waters }) {
    if (!isSmallCraft(track, sea) || except.includes(track.class)) return slot === null ? null : 'false';
    return waters.laneAt(track.lon, track.lat) === null ? 'false' : 'true';
  },
  say(track, slot, at, around) {
    const limits = around.settings['lane-time'];
    const crosses = !isUnidentified(track) && (track.sog ?? 0) >= limits.crossingKn;
    const ahead = trafficAhead(track, at, around);
    const minutes = Math.round((at - slot.since) / 60_000);
    const lane = around.waters.laneAt(track.lon, track.lat)?.name ?? 'a traffic lane';
    const ships = ahead.ships === 1 ? '1 ship' : `${ahead.ships} ships`;
    return {
      priority: crosses ? 'caution' : limits.priority,
      what: `${classWord(track)} has been in ${lane} for ${minutes} min; ${ships} will pass within ${limits.trafficNm} nm in ${limits.trafficMin} min`,
      figures: { lane_s: Math.round((at - slot.since) / 1000), ...ahead },
    };
  },
};
