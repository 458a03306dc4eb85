import { LANE_TIME_CARD } from '../../../shared/words/rule-cards/lane-time.card.ts';
import { approachOf, motionAfter } from '../../../shared/geo/approach.ts';
import { METRES_PER_NM } from '../../../shared/geo/units.ts';
import type { Time } from '../../../shared/words/position.ts';
import { classWord, minuteOf } from '../alerts/wording.ts';
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

/**
 * After a start every small craft that is in a lane already is first seen at the same moment, and ten minutes later all would ask at once. No floor
 * takes that in: two a minute are the most to design for (REQUIREMENTS 3.4). So of those whose time began within a minute of each
 * other two are told each minute, whoever a ship passes first; none is left out, and a craft alone waits for nothing.
 */
const TOLD_AT_ONCE = 2;
const APART_S = 60;

/** One that has AIS and makes way crosses: it asks for nobody. */
const crosses = (track: Track, { settings: { 'lane-time': { crossingKn } } }: Surroundings): boolean => !isUnidentified(track) && (track.sog ?? 0) >= crossingKn;

/** Those whose time in lanes began with this one's, itself included. */
function begunTogether(since: Time, around: Surroundings): Track[] {
  const together: Track[] = [];
  for (const track of around.traffic()) {
    if (track.lost || crosses(track, around)) continue;
    if (track.conditions.some((slot) => slot.rule === 'lane-time' && Math.abs(slot.since - since) < APART_S * 1000)) together.push(track);
  }
  return together;
}

/** What one look found is there no longer than it was looked at. */
const inLane = (track: Track, since: Time, lane: string): string =>
  track.kind === 'reported' ? `Reported in ${lane} at ${minuteOf(track.at)}, not seen since` : `${classWord(track)} in ${lane} since ${minuteOf(since)}`;

/** A small craft has been in a traffic lane for long: how long, and how many ships will come past it. */
export const laneTime: TrackRule = {
  name: 'lane-time',
  card: LANE_TIME_CARD,
  delays: ({ 'lane-time': { on, holdS, releaseS } }) => (on ? { holdS, releaseS } : null),
  see(track, slot, { settings: { sea, 'lane-time': { except } }, waters }) {
    if (!isSmallCraft(track, sea) || except.includes(track.class)) return slot === null ? null : 'false';
    return waters.laneAt(track.lon, track.lat) === null ? 'false' : 'true';
  },
  waits(track, { since }, at, around) {
    if (crosses(track, around)) return null;
    const together = begunTogether(since, around);
    if (together.length <= TOLD_AT_ONCE) return null;
    const nextShip = (one: Track): number => trafficAhead(one, at, around).next_ship_min ?? Infinity;
    const own = nextShip(track);
    const before = together.filter((other) => {
      const theirs = nextShip(other);
      return theirs < own || (theirs === own && other.id < track.id);
    }).length;
    const turn = since + (around.settings['lane-time'].holdS + Math.floor(before / TOLD_AT_ONCE) * APART_S) * 1000;
    return turn > at ? (turn - at) / 1000 : null;
  },
  say(track, slot, at, around) {
    const limits = around.settings['lane-time'];
    const ahead = trafficAhead(track, at, around);
    const lane = around.waters.laneAt(track.lon, track.lat)?.name ?? 'a traffic lane';
    const ships = ahead.ships === 1 ? '1 ship' : `${ahead.ships} ships`;
    return {
      priority: crosses(track, around) ? 'caution' : limits.priority,
      what: `${inLane(track, slot.since, lane)}; ${ships} to pass within ${limits.trafficNm} nm by ${minuteOf(at + limits.trafficMin * 60_000)}`,
      figures: { lane_s: Math.round((at - slot.since) / 1000), ...ahead },
    };
  },
};
