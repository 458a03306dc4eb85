import { enclosesNothing, selfCrossing, strayHole } from '../geo/rings.ts';
import { problem, type Problem } from '../words/problem.ts';
import { atOnce, type Steps } from '../words/steps.ts';
import type { ZoneGeometry, ZoneRule } from '../words/zone.ts';
import type { ZoneFault, ZoneFaultName } from './settings.ts';

/** Far beyond what a centre draws, and little enough to be taken up without holding the watch. */
export const ZONES_AT_MOST = 500;
export const POINTS_AT_MOST = 20_000;
const RULES_AT_MOST = 20;
/** Faults that are told at once. */
const TOLD_AT_MOST = 20;

/** What is looked at of a zone, drawn, imported or read from a file. */
export interface ZoneInQuestion {
  readonly geometry: ZoneGeometry;
  readonly properties: { readonly id: string; readonly name: string; readonly rules: readonly ZoneRule[] };
}

const polygonsOf = ({ geometry }: ZoneInQuestion): readonly (readonly (readonly [number, number][])[])[] => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
const pointsOf = (zone: ZoneInQuestion): number => polygonsOf(zone).reduce((sum, rings) => sum + rings.reduce((points, ring) => points + ring.length, 0), 0);

/** What was found out before, by the very list: it is asked again where a command is judged. */
const known = new WeakMap<readonly ZoneInQuestion[], ZoneFault[]>();

/** What is wrong with zones that are to be watched; empty when they can be. The same for a file, REST and a socket. */
export const zoneFaults = (zones: readonly ZoneInQuestion[]): ZoneFault[] => atOnce(zoneFaultSteps(zones));

/** The same in steps of a few milliseconds. */
export function* zoneFaultSteps(zones: readonly ZoneInQuestion[]): Steps<ZoneFault[]> {
  const before = known.get(zones);
  if (before !== undefined) return before;
  const faults = yield* look(zones);
  known.set(zones, faults);
  return faults;
}

function* look(zones: readonly ZoneInQuestion[]): Steps<ZoneFault[]> {
  const faults: ZoneFault[] = [];
  const ofAll = (fault: ZoneFaultName, why: string): void => void faults.push({ fault, zone: null, name: null, why, position: null });
  if (zones.length > ZONES_AT_MOST) ofAll('too-many-zones', `There are ${zones.length} zones, and at most ${ZONES_AT_MOST} are watched. Leave out those that nobody needs.`);
  const points = zones.reduce((sum, zone) => sum + pointsOf(zone), 0);
  if (points > POINTS_AT_MOST) ofAll('too-many-points', `The zones have ${points} points together, and at most ${POINTS_AT_MOST} are watched. Simplify their outlines.`);
  if (faults.length > 0) return faults;
  const seen = new Set<string>();
  for (const zone of zones) {
    const { id, name, rules } = zone.properties;
    const say = (fault: ZoneFaultName, why: string, position: ZoneFault['position'] = null): void => void faults.push({ fault, zone: id, name, why: `Zone ${id} (${name}) ${why}`, position });
    if (seen.has(id)) say('duplicate-id', 'is there twice. Give one of them another id.');
    seen.add(id);
    if (name.trim() === '') say('no-name', 'has a name of blanks. Give it a name that people can read.');
    if (rules.length > RULES_AT_MOST) say('too-many-rules', `has ${rules.length} rules, and at most ${RULES_AT_MOST} are watched. Leave some out.`);
    for (const rule of rules) {
      const limit = limitFault(rule);
      if (limit !== null) say(...limit);
    }
    if (looksExchanged(polygonsOf(zone).flat(2))) say('exchanged', 'lies far from the Channel, and would be in it with latitude and longitude exchanged. GeoJSON wants longitude first: put them right.', polygonsOf(zone)[0]?.[0]?.[0] ?? null);
    for (const rings of polygonsOf(zone)) {
      const empty = rings.find(enclosesNothing);
      const crossing = empty === undefined ? selfCrossing(rings) : null;
      if (empty !== undefined) say('no-area', 'encloses nothing. Draw it anew, or take it out.', empty[0]);
      if (crossing !== null) say('self-crossing', `crosses itself at ${inWords(crossing)}. Move its corners so that its line never meets itself.`, [crossing[0], crossing[1]]);
      const stray = empty === undefined && crossing === null ? strayHole(rings) : null;
      if (stray !== null) say('stray-hole', 'has a hole that lies outside of its outline or leaves nothing of it. Move the hole, or take it out.', [stray[0], stray[1]]);
    }
    if (faults.length >= TOLD_AT_MOST) break;
    yield;
  }
  return faults.slice(0, TOLD_AT_MOST);
}

/** The Channel, and more of the seas about it than any centre on it watches. */
const ABOUT = { west: -15, east: 15, south: 42, north: 62 };
const isAbout = (lon: number, lat: number): boolean => lon >= ABOUT.west && lon <= ABOUT.east && lat >= ABOUT.south && lat <= ABOUT.north;

/** Whether all points would be about the Channel with longitude and latitude exchanged, and none is as it stands. */
export const looksExchanged = (points: readonly (readonly [number, number])[]): boolean => points.every(([lon, lat]) => isAbout(lat, lon) && !isAbout(lon, lat));

/** A rule that lacks what it goes by would watch for nothing, or for something else than was meant. */
function limitFault({ rule, dwellS, withinMin, aboveKn, belowKn }: ZoneRule): [ZoneFaultName, string] | null {
  if (rule === 'zone-dwell' && dwellS === undefined) return ['dwell-without-limit', 'has a zone-dwell rule without dwellS. Say after how many seconds a vessel has been inside for too long.'];
  if (rule === 'zone-approach' && withinMin === undefined) return ['approach-without-limit', 'has a zone-approach rule without withinMin. Say how many minutes ahead it is to look.'];
  if (rule === 'zone-speed' && aboveKn === undefined && belowKn === undefined) return ['speed-without-limit', 'has a zone-speed rule without aboveKn or belowKn. Say which speed is too fast, or too slow.'];
  if (rule === 'zone-speed' && aboveKn !== undefined && belowKn !== undefined && aboveKn <= belowKn) {
    return ['speed-without-room', `has a zone-speed rule that every speed breaks: over ${aboveKn} kn is too fast and under ${belowKn} kn too slow. Make aboveKn larger than belowKn.`];
  }
  return null;
}

const inWords = ([lon, lat]: readonly [number, number]): string => `${Math.abs(lat).toFixed(5)}° ${lat < 0 ? 'S' : 'N'}, ${Math.abs(lon).toFixed(5)}° ${lon < 0 ? 'W' : 'E'}`;

/** The refusal that names them, the first in words; null when there is none. */
export function unusableZones(faults: readonly ZoneFault[]): Problem | null {
  const [first, ...rest] = faults;
  if (first === undefined) return null;
  const more = rest.length === 0 ? '' : rest.length === 1 ? ' One more thing is wrong.' : ` ${rest.length} more things are wrong.`;
  return problem('unusable-zones', `${first.why}${more} Nothing was changed.`, { zone: first.zone, faults });
}
