const UNITS = [
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** Seconds as a person says them, nothing rounded away: `45 s`, `3 min`, `7 min 30 s`, `1 h 30 min`. */
export function seconds(s: number): string {
  let left = s;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = unit === 's' ? left : Math.floor(left / size);
    if (count > 0) parts.push(`${count} ${unit}`);
    left -= count * size;
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

/** `At once.` or `For 3 min without a break.` */
export const heldFor = (holdS: number): string => (holdS === 0 ? 'At once.' : `For ${seconds(holdS)} without a break.`);

/** `Over when it is outside for 2 min.`; at once where there is no delay. */
export const overWhen = (what: string, releaseS: number): string => (releaseS === 0 ? `Over as soon as ${what}.` : `Over when ${what} for ${seconds(releaseS)}.`);

/** `warning`, as the first word of a sentence. */
export const named = (priority: string): string => `${priority.charAt(0).toUpperCase()}${priority.slice(1)}.`;
