import { wrap360 } from '../../../shared/geo/units.ts';
import type { Position } from '../../../shared/words/position.ts';
import type { OwnClock } from './own-clock.ts';
import { dayOf, timeOfDay } from './time.ts';

/** What is known of the receiver itself: it is the observer of radar targets by range and bearing, never a vessel. */
export interface Observer {
  position: Position | null;
  /** Degrees true: of its compass, or else its course over ground. */
  heading: number | null;
}

/** Takes in RMC, GLL, GGA, ZDA, HDT and THS (IEC 61162-1). Fields are those after the formatter. */
export class ReceiverSentences {
  readonly observer: Observer = { position: null, heading: null };
  private readonly clock: OwnClock | null;
  private hasCompass = false;

  /** `clock` when the sentences drive a recording's time. */
  constructor(clock: OwnClock | null) {
    this.clock = clock;
  }

  /** False when it is none of these. */
  take(formatter: string, f: readonly string[]): boolean {
    switch (formatter) {
      case 'RMC':
        this.rmc(f);
        return true;
      case 'GLL':
        if (f[5] === 'A') this.timedPosition(f[4], positionOf(f[0], f[1], f[2], f[3]));
        return true;
      case 'GGA':
        if (f[5] !== '0' && f[5] !== '') this.timedPosition(f[0], positionOf(f[1], f[2], f[3], f[4]));
        return true;
      case 'ZDA':
        this.zda(f);
        return true;
      case 'HDT':
      case 'THS':
        this.compass(f);
        return true;
      default:
        return false;
    }
  }

  /** A position that cannot be makes the whole sentence doubtful: its date is then not believed either. */
  private rmc(f: readonly string[]): void {
    if (f[1] !== 'A') return;
    const position = positionOf(f[2], f[3], f[4], f[5]);
    if (position === null) return;
    this.observer.position = position;
    // The course of a ship that hardly moves is noise.
    if (!this.hasCompass) this.observer.heading = (numberOf(f[6]) ?? 0) >= 1 ? degreesOf(f[7]) : null;
    const date = /^(\d\d)(\d\d)(\d\d)$/.exec(f[8] ?? '');
    if (date === null) return;
    const year = Number(date[3]);
    this.offer(f[0], dayOf(year >= 90 ? 1900 + year : 2000 + year, Number(date[2]), Number(date[1])));
  }

  private zda(f: readonly string[]): void {
    const [day, month, year] = [Number(f[1]), Number(f[2]), Number(f[3])];
    if (f[3]?.length === 4) this.offer(f[0], dayOf(year, month, day));
  }

  private offer(time: string | undefined, day: number | null): void {
    const ms = timeOfDay(time);
    if (ms !== null && day !== null) this.clock?.offer(day + ms);
  }

  private timedPosition(time: string | undefined, position: Position | null): void {
    if (position === null) return;
    this.observer.position = position;
    const ms = timeOfDay(time);
    if (ms !== null) this.clock?.offerTimeOfDay(ms);
  }

  private compass(f: readonly string[]): void {
    const heading = degreesOf(f[0]);
    // THS has a mode after the heading, V for not valid; HDT has a T.
    if (heading === null || f[1] === 'V') return;
    this.hasCompass = true;
    this.observer.heading = heading;
  }
}

/** `llll.ll,a,yyyyy.yy,a`: degrees and minutes with hemispheres. Null when they are no place on the globe. */
export function positionOf(lat?: string, ns?: string, lon?: string, ew?: string): Position | null {
  const y = angleOf(lat, 2);
  const x = angleOf(lon, 3);
  if (y === null || x === null || y > 90 || x > 180) return null;
  if ((ns !== 'N' && ns !== 'S') || (ew !== 'E' && ew !== 'W')) return null;
  return [ew === 'W' ? -x : x, ns === 'S' ? -y : y];
}

function angleOf(field: string | undefined, degreeDigits: 2 | 3): number | null {
  const pattern = degreeDigits === 2 ? /^(\d{2})(\d\d(?:\.\d*)?)$/ : /^(\d{3})(\d\d(?:\.\d*)?)$/;
  const m = pattern.exec(field ?? '');
  if (m === null) return null;
  const minutes = Number(m[2]);
  return minutes < 60 ? Number(m[1]) + minutes / 60 : null;
}

/** A plain number, or null. */
export const numberOf = (field: string | undefined): number | null => (/^-?\d+(\.\d*)?$|^-?\.\d+$/.test(field ?? '') ? Number(field) : null);

export function degreesOf(field: string | undefined): number | null {
  const value = numberOf(field);
  return value === null || value < -360 || value > 720 ? null : wrap360(value);
}
