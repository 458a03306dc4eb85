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

interface Plot {
  number: number;
  missed: number;
  seen: number;
}

export interface Radar {
  /** Plots of the craft that say nothing on AIS, appended to `into`. */
  sweep(crafts: readonly Craft[], from: Time, into: Heard[]): void;
  /** Does any radar hold this craft now? */
  holds(craft: Craft): boolean;
}

/** Shore radars: they see what does not speak, as far as the horizon, with noise, and lose it now and then. */
export function openRadar(random: Random): Radar {
  const stations = RADARS.map((radar) => {
    const range = Math.min(SMALL_TARGET_NM, 2.21 * (Math.sqrt(radar.height) + 1)) * METRES_PER_NM;
    return { ...radar, ...toPlane(radar.at[0], radar.at[1]), range, tracks: new Map<Craft, Plot>(), last: random.whole(0, 99) };
  });

  return {
    holds: (craft) => stations.some((station) => (station.tracks.get(craft)?.number ?? -1) >= 0),
    sweep(crafts, from, into) {
      const silent = from % LOOK_MS === 0 ? crafts.filter((craft) => craft.transponder === null && craft.stream !== 'aid') : [];
      if (silent.length === 0) return;
      for (const station of stations) {
        for (const craft of station.tracks.keys()) if (craft.gone) station.tracks.delete(craft);
        for (const craft of silent) {
          const dx = craft.x - station.x;
          const dy = craft.y - station.y;
          const range = Math.hypot(dx, dy);
          const part = range / station.range;
          const echo = part < 1 && random.next() < (part < 0.6 ? 0.96 : 0.96 - 1.3 * (part - 0.6));
          const plot = station.tracks.get(craft) ?? { number: -1, missed: 0, seen: 0 };
          station.tracks.set(craft, plot);
          if (!echo) {
            plot.missed++;
            plot.seen = 0;
            if (plot.number >= 0 && plot.missed >= DROPPED_AFTER) {
              into.push({ at: from, station: station.name.toUpperCase().replace('-', ''), lines: [targetLine(station.name, plot.number, null, from)] });
              plot.number = -1;
            }
            continue;
          }
          plot.missed = 0;
          plot.seen++;
          if (plot.number < 0) {
            if (plot.seen < BEGUN_AFTER) continue;
            // The next number round; a lost track never comes back under its old one.
            station.last = (station.last + 1) % 100;
            plot.number = station.last;
          }
          const bearing = Math.atan2(dx, dy) + random.normal() * BEARING_ERROR_DEG * RADIANS;
          const distance = range + random.normal() * RANGE_ERROR_M;
          const x = station.x + Math.sin(bearing) * distance;
          const y = station.y + Math.cos(bearing) * distance;
          const at = from + ((plot.number * 37) % 900);
          into.push({ at, station: station.name.toUpperCase().replace('-', ''), lines: [targetLine(station.name, plot.number, { lon: lonOfX(x), lat: latOfY(y) }, at)] });
        }
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

/** TLL (IEC 61162-1): target number, place, name, time, T tracked or L lost; the station in the tag block. */
function targetLine(station: string, number: number, place: { lon: number; lat: number } | null, at: Time): string {
  const d = new Date(at);
  const time = `${two(d.getUTCHours())}${two(d.getUTCMinutes())}${two(d.getUTCSeconds())}.${two(Math.floor(d.getUTCMilliseconds() / 10))}`;
  const where = place === null ? ',,,' : `${angle(place.lat, 2, 'N', 'S')},${angle(place.lon, 3, 'E', 'W')}`;
  return withChecksum(`$RATLL,${two(number)},${where},${station.slice(0, 3).toUpperCase()}${two(number)},${time},${place === null ? 'L' : 'T'},`);
}
