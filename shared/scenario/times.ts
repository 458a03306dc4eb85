import { z } from 'zod';

/** No scenario is longer: beyond it an offset is a slip of the pen. */
const LONGEST_MS = 24 * 3_600_000;

const OFFSET = /^\+(\d{1,2}):([0-5]\d):([0-5]\d)$/;
const CLOCKED = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/;
const WORDED = /^(\d+(?:\.\d+)?)\s*(s|min|h)$/;
const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, min: 60_000, h: 3_600_000 };

const clocked = (match: RegExpExecArray): number => (Number(match[1]) * 3_600 + Number(match[2]) * 60 + Number(match[3])) * 1_000;
const two = (n: number): string => String(n).padStart(2, '0');

/** Hours, minutes and seconds: `00:10:00`. Whole seconds; what is smaller is cut off. */
export function clockText(ms: number): string {
  const s = Math.floor(ms / 1_000);
  return `${two(Math.floor(s / 3_600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** A moment of a scenario as people write it: `+00:10:00`. */
export const offsetText = (ms: number): string => `+${clockText(ms)}`;

/** Milliseconds from the scenario's start; in text `+00:10:00`. Whole seconds, at most a day. */
export const Offset = z
  .codec(z.string().regex(OFFSET, 'a moment is written as +00:10:00: hours, minutes and seconds from the start'), z.number().int().min(0).max(LONGEST_MS, 'at most +24:00:00'), {
    decode: (text) => clocked(OFFSET.exec(text)!),
    encode: (ms) => offsetText(ms),
  })
  .describe('A moment: hours, minutes and seconds from the start of the scenario, as +00:10:00.');

/** Milliseconds; in text `120 s`, `10 min`, `1.5 h` or `00:10:00`. */
export const Duration = z
  .codec(
    z.string().regex(new RegExp(`${WORDED.source}|${CLOCKED.source}`), 'a length of time is written as 120 s, 10 min, 1.5 h or 00:10:00'),
    z.number().int().min(1_000, 'at least 1 s').max(LONGEST_MS, 'at most 24 h'),
    {
      decode: (text) => {
        const worded = WORDED.exec(text);
        return worded === null ? clocked(CLOCKED.exec(text)!) : Math.round(Number(worded[1]) * UNIT_MS[worded[2]!]!);
      },
      encode: (ms) => (ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1_000} s`),
    },
  )
  .describe('A length of time: 120 s, 10 min, 1.5 h or 00:10:00.');
