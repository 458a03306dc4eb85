const pad = (n: number): string => String(n).padStart(2, '0');

/** `03:12:41Z`. */
export const clockText = (at: number): string => `${clockFace(at)}Z`;

/** `03:12:41`, UTC. */
export function clockFace(at: number): string {
  const d = new Date(at);
  return `${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}:${pad(d.getUTCSeconds())}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `24 Nov 2021`, UTC. */
export function dateText(at: number): string {
  const d = new Date(at);
  return `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()] ?? ''} ${d.getUTCFullYear()}`;
}

/** How long, as a person says it: `8 s`, `2 min 10 s`, `14 min`, `1 h 05 min`, `3 d 4 h`. */
export function spanText(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s`;
  const min = Math.floor(s / 60);
  if (min < 10) return s % 60 === 0 ? `${min} min` : `${min} min ${pad(s % 60)} s`;
  if (min < 60) return `${min} min`;
  const h = Math.floor(min / 60);
  if (h < 24) return min % 60 === 0 ? `${h} h` : `${h} h ${pad(min % 60)} min`;
  return `${Math.floor(h / 24)} d ${h % 24} h`;
}

/** The same in one unit, for tables: `8 s`, `14 min`, `3 h`. */
export function shortSpanText(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min`;
  return s < 86_400 ? `${Math.floor(s / 3600)} h` : `${Math.floor(s / 86_400)} d`;
}

/** Since when: relative under an hour, then the clock, with the date when it was another day. */
export function sinceText(at: number, now: number): string {
  if (now - at < 3_600_000) return spanText(now - at);
  return dateText(at) === dateText(now) ? `since ${clockText(at)}` : `since ${dateText(at)} ${clockText(at)}`;
}
