const MINUTE = 60_000;
const DAY = 86_400_000;

/** A typed time of day as understood: `at` in milliseconds, `yesterday` when today's would lie in the future. */
export type ObservedReading =
  | { readonly kind: 'understood'; readonly at: number; readonly yesterday: boolean }
  | { readonly kind: 'not-understood'; readonly message: string };

/**
 * Reads `0312`, `03:12`, `03:12:41`, with or without `Z`, as UTC of the watch's day; what would be more than a
 * minute ahead of the watch was yesterday. `2021-11-24T03:12Z` says its own day. Empty is now.
 */
export function readObservedTime(text: string, now: number): ObservedReading {
  const t = text.trim().toUpperCase();
  if (t === '' || t === 'NOW') return { kind: 'understood', at: Math.floor(now), yesterday: false };
  const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d))?\s*Z?$/.exec(t);
  if (iso) {
    const [, y, mo, d, h, mi, s] = iso;
    const at = Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s ?? 0));
    const real = Number(h) < 24 && Number(mi) < 60 && Number(s ?? 0) < 60 && new Date(at).getUTCDate() === Number(d);
    if (!real) return { kind: 'not-understood', message: 'There is no such time.' };
    if (at > now + MINUTE) return { kind: 'not-understood', message: 'This is later than now.' };
    return { kind: 'understood', at, yesterday: false };
  }
  const m = /^(\d\d?)[:.]?(\d\d)(?:[:.]?(\d\d))?\s*(?:Z|UTC|GMT)?$/.exec(t);
  if (!m) return { kind: 'not-understood', message: 'Type a time in UTC, for example 03:12.' };
  const [h, mi, s] = [Number(m[1]), Number(m[2]), Number(m[3] ?? 0)];
  if (h > 23 || mi > 59 || s > 59) return { kind: 'not-understood', message: 'There is no such time of day.' };
  const midnight = Math.floor(now / DAY) * DAY;
  const today = midnight + ((h * 60 + mi) * 60 + s) * 1000;
  const yesterday = today > now + MINUTE;
  return { kind: 'understood', at: yesterday ? today - DAY : today, yesterday };
}
