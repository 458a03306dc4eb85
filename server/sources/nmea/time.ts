import type { Time } from '../../../shared/words/position.ts';

/** AIS is younger than the first and this code will be older than the second. */
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** A receive time in digits, seconds (with or without a fraction) or milliseconds since 1970; null when it is none. */
export function plausibleTime(digits: string): Time | null {
  if (!/^\d{9,13}(\.\d{0,9})?$/.test(digits)) return null;
  const value = Number(digits);
  const at = Math.round(value >= 1e11 ? value : value * 1000);
  return at >= EARLIEST && at < LATEST ? at : null;
}

/**
 * The time in what follows a checksum: the first field that is a number. A network's chain of loggers writes one each;
 * the first is the nearest to the receiver (`,r003669946,1325394060,1325394001`).
 */
export function suffixTime(suffix: string): Time | null {
  for (const field of suffix.split(/[,\s]+/)) {
    const at = plausibleTime(field);
    if (at !== null) return at;
  }
  return null;
}

/** `hhmmss.ss` as milliseconds of the day. */
export function timeOfDay(field: string | undefined): number | null {
  const m = /^(\d\d)(\d\d)(\d\d)(\.\d+)?$/.exec(field ?? '');
  if (m === null) return null;
  const [hour, minute, second] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (hour > 23 || minute > 59 || second > 60) return null;
  return ((hour * 60 + minute) * 60 + second) * 1000 + Math.round(Number(`0${m[4] ?? '.0'}`) * 1000);
}

/** Midnight of a calendar day; null when there is no such day or it cannot be. */
export function dayOf(year: number, month: number, day: number): Time | null {
  const at = Date.UTC(year, month - 1, day);
  if (!(at >= EARLIEST && at < LATEST)) return null;
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : null;
}
