import { describe, expect, it } from 'vitest';
import { NmeaReader } from '../../server/sources/nmea/reader.ts';
import { builtInSea } from '../../server/sources/simulator/land.ts';
import { stampedLines } from '../../server/sources/simulator/sentences.ts';
import { openWorld } from '../../server/sources/simulator/world.ts';
import type { Track } from '../../server/watch/picture/track.ts';
import { builtInWaters } from '../../server/waters.ts';
import { Watch } from '../../server/watch/watch.ts';
import { ZoneIndex } from '../../server/watch/zones/zone-index.ts';
import { planeM } from '../../shared/geo/distance.ts';

const START = Date.UTC(2026, 5, 1);
const MINUTES = 20;

/** Everything of this check is written anew: it shares no geometry, no search and no limits with the rule. */
const MILE = 1852;

interface Fix {
  readonly track: Track;
  readonly small: boolean;
  readonly lon: number;
  readonly lat: number;
  /** Degrees a second. */
  readonly dLon: number;
  readonly dLat: number;
}

function fixOf(track: Track, at: number): Fix | null {
  if (track.lost || !track.placed || track.class === 'none') return null;
  const seconds = (at - track.at) / 1000;
  const course = track.cog ?? track.heading;
  const still = track.sog !== null && track.sog < 1;
  if (track.sog === null || (course === null && !still) || (!still && seconds > 180)) return null;
  const length = (track.identity.toBow ?? 0) + (track.identity.toStern ?? 0);
  const small = track.kind === 'radar' || (length > 0 ? length < 20 : track.aisClass === 'B');
  const perSecond = course === null ? 0 : (track.sog * MILE) / 3600 / (60 * MILE);
  const dLat = perSecond * Math.cos(((course ?? 0) * Math.PI) / 180);
  const dLon = (perSecond * Math.sin(((course ?? 0) * Math.PI) / 180)) / Math.cos((track.lat * Math.PI) / 180);
  return { track, small, lon: track.lon + dLon * seconds, lat: track.lat + dLat * seconds, dLon, dLat };
}

/** The least distance within so many minutes, in steps of 3 s, and when; miles and minutes. */
function nearest(a: Fix, b: Fix, minutes: number): { nm: number; min: number } {
  let least = { nm: Infinity, min: 0 };
  for (let s = 0; s <= minutes * 60; s += 3) {
    const nm = planeM(a.lon + a.dLon * s, a.lat + a.dLat * s, b.lon + b.dLon * s, b.lat + b.dLat * s) / MILE;
    if (nm < least.nm) least = { nm, min: s / 60 };
  }
  return least;
}

/** Too far apart to come within a mile in a quarter of an hour, whatever their courses. */
function outOfReach(a: Fix, b: Fix): boolean {
  const miles = Math.hypot((a.lat - b.lat) * 60, (a.lon - b.lon) * 60 * 0.6);
  return miles > 1 + ((a.track.sog ?? 0) + (b.track.sog ?? 0)) / 4;
}

/** Whether the rule may leave a pair alone: both still, near a port, or together. */
function excused(a: Fix, b: Fix): boolean {
  if ((a.track.sog ?? 0) < 1 && (b.track.sog ?? 0) < 1) return true;
  const now = planeM(a.lon, a.lat, b.lon, b.lat);
  const nearPort = (fix: Fix): boolean => builtInWaters().ports.some(({ position: [x, y] }) => planeM(fix.lon, fix.lat, x, y) < 0.85 * MILE);
  return now < 550 || nearPort(a) || nearPort(b);
}

describe('closest approach in simulated traffic', () => {
  it('misses no pair that an independent look at all pairs finds, and has none besides', () => {
    const watch = new Watch({ zones: [], lookup: ZoneIndex.build([]), places: [], waters: builtInWaters() });
    const world = openWorld({ seed: 7, ships: 350, boats: 6, start: START, sea: builtInSea() });
    const reader = new NmeaReader({ source: 'sim:' });
    const missed: string[] = [];
    const invented: string[] = [];
    let checked = 0;
    for (let at = START + 1000; at <= START + MINUTES * 60_000; at += 1000) {
      const lines = stampedLines(world.step(at).heard);
      watch.observe(reader.read(Buffer.from(`${lines.join('\r\n')}\r\n`), at));
      watch.advance(at);
      if ((at - START) % 60_000 !== 0) continue;
      // The next second looks at what this one brought.
      const now = at + 1000;
      watch.advance(now);
      const slots = new Map(watch.snapshot().pairs.map((slot) => [`${slot.a} ${slot.b}`, slot]));
      const fixes = Array.from(watch.picture.all(), (track) => fixOf(track, now)).filter((fix) => fix !== null);
      for (const [i, a] of fixes.entries()) {
        for (const b of fixes.slice(i + 1)) {
          if (Math.abs(a.lat - b.lat) > 0.3 || Math.abs(a.lon - b.lon) > 0.5) continue;
          if (outOfReach(a, b)) continue;
          const [cpa, tcpa] = a.small || b.small ? [0.3, 12] : [0.25, 10];
          const slot = slots.get([a.track.id, b.track.id].sort().join(' '));
          const { nm, min } = nearest(a, b, tcpa * 1.25);
          const name = `${a.track.id} ${b.track.id} ${nm.toFixed(3)} nm ${min} min`;
          // A hair's breadth either side of the limits may go either way.
          const within = nm < cpa * 0.98 && min < tcpa * 0.98 && min > 0;
          if (within && !excused(a, b)) {
            checked++;
            if (slot === undefined || slot.phase === 'releasing') missed.push(name);
          }
          if (slot !== undefined && slot.phase !== 'releasing' && !slot.unsure && (nm > cpa * 1.2 * 1.02 || min > tcpa * 1.2 * 1.02)) invented.push(name);
        }
      }
    }
    expect(missed).toEqual([]);
    expect(invented).toEqual([]);
    expect(checked).toBeGreaterThan(20);
  });
});
