import type { Random } from './draw.ts';

/**
 * A number of the same kind (ITU-R M.585-9) that no station has: ship, group, coast station, aircraft, handheld,
 * craft of a mother ship and aid to navigation keep their form and the region of their flag (first digit of the MID), and
 * get one of the MIDs x80 to x99, which the ITU has given to no state in any region. Beacons (970, 972, 974)
 * keep their kind, the rest is drawn. What has no such form keeps its length.
 */
export function drawMmsi(original: number, random: Random): number {
  const digits = String(original).padStart(9, '0');
  const form = FORMS.find(({ begins }) => begins.test(digits));
  if (form === undefined) return original < 100_000_000 ? 1 + random(9_999_999) : Number(`${digits.slice(0, 2)}${some(7, random)}`);
  const { lead, rest, keep = 0 } = form;
  const kept = digits.slice(lead + 3, lead + 3 + keep);
  return Number(`${digits.slice(0, lead)}${form.mid ? `${digits[lead] ?? '2'}${8 + random(2)}${random(10)}` : ''}${kept}${some(rest - keep, random)}`);
}

interface Form {
  readonly begins: RegExp;
  /** Digits before the MID. */
  readonly lead: number;
  readonly mid: boolean;
  /** Digits after it, and how many of these stay as they are. */
  readonly rest: number;
  readonly keep?: number;
}

const FORMS: readonly Form[] = [
  { begins: /^[2-7]/, lead: 0, mid: true, rest: 6 },
  { begins: /^00[2-7]/, lead: 2, mid: true, rest: 4 },
  { begins: /^0[2-7]/, lead: 1, mid: true, rest: 5 },
  { begins: /^111[2-7]/, lead: 3, mid: true, rest: 3 },
  { begins: /^8[2-7]/, lead: 1, mid: true, rest: 5 },
  { begins: /^98[2-7]/, lead: 2, mid: true, rest: 4 },
  // 1 is a real aid, 6 a virtual one.
  { begins: /^99[2-7]/, lead: 2, mid: true, rest: 4, keep: 1 },
  { begins: /^97[024]/, lead: 3, mid: false, rest: 6 },
];

/** So many digits. */
const some = (count: number, random: Random): string => Array.from({ length: count }, () => random(10)).join('');
