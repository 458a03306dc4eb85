import { encode } from '../../../server/sources/ais/encode.ts';
import { stampedLines } from '../../../server/sources/simulator/sentences.ts';
import type { ZoneFeature } from '../../../shared/words/zone.ts';
import { T0 } from '../../stand-ins/sea.ts';

/** A situation at sea that says what a rule does, short enough to be followed by hand. */
export interface Situation {
  readonly zones: readonly ZoneFeature[];
  readonly vessels: readonly Voyage[];
  /** Seconds after T0 at which the watch ends. */
  readonly untilS: number;
  /** `SECONDS EVENT RULE STATE`: what must come of it, without what only time does to an alert (escalation and the like). */
  readonly tells: readonly string[];
}

/** One vessel, and where it is at which second after T0; it goes straight and evenly between them. What it says of its course may be another from some of them on. */
export interface Voyage {
  readonly mmsi: number;
  readonly name?: string;
  readonly everyS?: number;
  readonly sog?: number;
  readonly cog?: number;
  readonly track: readonly (readonly [second: number, lon: number, lat: number, cog?: number])[];
}

/** The situation as a recording: AIS sentences with the time in tag blocks. */
export function nmeaOf({ vessels }: Situation): string {
  const heard = vessels.flatMap((vessel, i) => {
    const { mmsi, name, everyS = 10, sog = 12, cog = 90, track } = vessel;
    const [first, last] = [track[0]!, track.at(-1)!];
    const said = name === undefined ? [] : [{ at: T0 + first[0] * 1000, lines: encode({ type: 5, mmsi, name, shiptype: 70 }, { sequence: i % 10 }) }];
    for (let s = first[0]; s <= last[0]; s += everyS) {
      const [lon, lat] = whereAt(track, s);
      const course = track.findLast(([from, , , turned]) => from <= s && turned !== undefined)?.[3] ?? cog;
      said.push({ at: T0 + s * 1000, lines: encode({ type: 1, mmsi, lon, lat, sog, cog: course, heading: course, status: 0 }) });
    }
    return said;
  });
  heard.sort((a, b) => a.at - b.at);
  return `${stampedLines(heard).join('\n')}\n`;
}

function whereAt(track: Voyage['track'], second: number): [number, number] {
  const next = track.findIndex(([s]) => s >= second);
  const [s2, lon2, lat2] = track[next]!;
  if (next === 0) return [lon2, lat2];
  const [s1, lon1, lat1] = track[next - 1]!;
  const part = (second - s1) / (s2 - s1);
  return [lon1 + (lon2 - lon1) * part, lat1 + (lat2 - lat1) * part];
}
