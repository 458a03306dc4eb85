import type { Time } from '../../../shared/words/position.ts';
import { METRES_PER_NM, RADIANS } from '../../../shared/geo/units.ts';
import { withChecksum } from '../ais/encode.ts';
import type { Craft } from './craft.ts';
import { RADARS } from './places.ts';
import { latOfY, lonOfX, toPlane } from './plane.ts';
import type { Heard } from './radio.ts';
import type { Random } from './random.ts';

/** One look a target every so often. */
const LOOK_MS = 6000;
/** Errors of a plot: range in metres, bearing in degrees. */
const RANGE_ERROR_M = 22;
const BEARING_ERROR_DEG = 0.2;
/** A low rubber boat gives an echo no farther than this, whatever the horizon. */
const SMALL_TARGET_NM = 13;
/** Looks without an echo after which the radar drops the track, and with one before it begins another. */
const DROPPED_AFTER = 7;
const BEGUN_AFTER = 3;
/** Target numbers go round from 0 to one below this (two digits in TLL). */
const NUMBERS = 100;

interface Plot {
  number: number;
  missed: number;
  seen: number;
  /** The radar whose plots are used: the same while it has an echo. */
  station: number;
}

/** What the chain is called in the tag block of each plot. */
const CHAIN = 'CHANNEL';

export interface Radar {
  /** Plots of the craft that say nothing on AIS, appended to `into`. */
  sweep(crafts: readonly Craft[], from: Time, into: Heard[]): void;
  /** Does any radar hold this craft now? */
  holds(craft: Craft): boolean;
}

/**
 * Shore radars in one chain: they see what does not speak, as far as the horizon, with noise, and lose it now and then.
 * A target that several see is one target with one number, plotted by one of them; when that one loses it, the next
 * best goes on with it (IALA G1111: no track swap, one track an object). Only when all have lost it is its track dropped.
 */
export function openRadar(random: Random): Radar {
  const stations = RADARS.map((radar) => {
    const range = Math.min(SMALL_TARGET_NM, 2.21 * (Math.sqrt(radar.height) + 1)) * METRES_PER_NM;
    return { ...radar, ...toPlane(radar.at[0], radar.at[1]), range };
  });
  const tracks = new Map<Craft, Plot>();
  let last = random.whole(0, NUMBERS - 1);

  /** The next number round that is not in use, so that a lost track does not soon come back under its old one. */
  const nextNumber = (): number => {
    const used = new Set(Array.from(tracks.values(), ({ number }) => number));
    do last = (last + 1) % NUMBERS;
    while (used.has(last) && used.size < NUMBERS);
    return last;
  };

  /** The radar that plots the craft at this look: the one that has it, or the nearest in its own measure; -1 when none sees it. */
  const seenBy = (craft: Craft, plot: Plot): number => {
    let best = -1;
    let bestPart = Infinity;
    for (const [i, station] of stations.entries()) {
      const part = Math.hypot(craft.x - station.x, craft.y - station.y) / station.range;
      if (part >= 1 || random.next() >= (part < 0.6 ? 0.96 : 0.96 - 1.3 * (part - 0.6))) continue;
      if (i === plot.station) return i;
      if (part < bestPart) [best, bestPart] = [i, part];
    }
    return best;
  };

  return {
    holds: (craft) => (tracks.get(craft)?.number ?? -1) >= 0,
    sweep(crafts, from, into) {
      if (from % LOOK_MS !== 0) return;
      for (const [craft, { number }] of tracks) {
        if (!craft.gone) continue;
        tracks.delete(craft);
        if (number >= 0) into.push({ at: from, station: CHAIN, lines: [targetLine(number, null, from)] });
      }
      for (const craft of crafts) {
        if (craft.transponder !== null || craft.stream === 'aid' || craft.gone) continue;
        const plot = tracks.get(craft) ?? { number: -1, missed: 0, seen: 0, station: -1 };
        tracks.set(craft, plot);
        plot.station = seenBy(craft, plot);
        const station = stations[plot.station];
        if (station === undefined) {
          plot.missed++;
          plot.seen = 0;
          if (plot.number >= 0 && plot.missed >= DROPPED_AFTER) {
            into.push({ at: from, station: CHAIN, lines: [targetLine(plot.number, null, from)] });
            plot.number = -1;
          }
          continue;
        }
        plot.missed = 0;
        plot.seen++;
        if (plot.number < 0) {
          if (plot.seen < BEGUN_AFTER) continue;
          plot.number = nextNumber();
        }
        const dx = craft.x - station.x;
        const dy = craft.y - station.y;
        const bearing = Math.atan2(dx, dy) + random.normal() * BEARING_ERROR_DEG * RADIANS;
        const distance = Math.hypot(dx, dy) + random.normal() * RANGE_ERROR_M;
        const x = station.x + Math.sin(bearing) * distance;
        const y = station.y + Math.cos(bearing) * distance;
        const at = from + ((plot.number * 37) % 900);
        into.push({ at, station: CHAIN, lines: [targetLine(plot.number, { lon: lonOfX(x), lat: latOfY(y) }, at)] });
      }
    },
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

function angle(degrees: number, width: number, positive: string, negative: string): string {
  const size = Math.abs(degrees);
  // Whole units first, so that 59.99999 minutes do not become 60.
  const units = Math.round(size * 600_000);
  const whole = Math.floor(units / 600_000);
  const minutes = (units % 600_000) / 10_000;
  return `${String(whole).padStart(width, '0')}${minutes.toFixed(4).padStart(7, '0')},${degrees < 0 ? negative : positive}`;
}

/** TLL (IEC 61162-1): target number, place, name, time, T tracked or L lost; the chain in the tag block. */
function targetLine(number: number, place: { lon: number; lat: number } | null, at: Time): string {
  const d = new Date(at);
  const time = `${two(d.getUTCHours())}${two(d.getUTCMinutes())}${two(d.getUTCSeconds())}.${two(Math.floor(d.getUTCMilliseconds() / 10))}`;
  const where = place === null ? ',,,' : `${angle(place.lat, 2, 'N', 'S')},${angle(place.lon, 3, 'E', 'W')}`;
  return withChecksum(`$RATLL,${two(number)},${where},CHN${two(number)},${time},${place === null ? 'L' : 'T'},`);
}
