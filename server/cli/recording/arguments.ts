import process from 'node:process';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import type { Time } from '../../../shared/words/position.ts';

const IsoTime = z.iso.datetime({ offset: true });

/** Flags and one file, or what is wrong in one line. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T, files: 0 | 1 | 'any' = 1) {
  try {
    const { values, positionals } = parseArgs({ args: withNegatives(args), options, allowPositionals: true });
    if (files !== 'any' && positionals.length > files) return { problem: files === 0 ? `${positionals[0] ?? ''} is one word too many` : `one file at a time, not ${positionals.join(' and ')}` };
    return { values, file: positionals[0] };
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error) };
  }
}

/** `--shift-days -400` is as good as `--shift-days=-400`: no option of ours begins with a digit. */
function withNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    if (/^-[\d.]/.test(arg) && before !== undefined && /^--[\w-]+$/.test(before)) joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

/** `--NAME TIME`; null when it was not given. */
export function timeOf(text: string | undefined, name: string): Time | null | { problem: string } {
  if (text === undefined) return null;
  return IsoTime.safeParse(text).success ? Date.parse(text) : { problem: `--${name} wants a time as 2026-06-10T03:12:00Z, not ${text}` };
}

/** Says something on standard error, and ends with that code. */
export function says(command: string, what: string, code: 1 | 2): number {
  process.stderr.write(`varne recording ${command}: ${what}${code === 2 ? ` (see varne recording ${command} --help)` : ''}\n`);
  return code;
}

/** `1,234,567`. */
export const grouped = (count: number): string => count.toLocaleString('en-GB');
export const counted = (count: number, one: string, many = `${one}s`): string => `${grouped(count)} ${count === 1 ? one : many}`;
export const iso = (at: Time): string => new Date(at).toISOString().replace('.000Z', 'Z');

/** `checksum 3, too-short 1`. */
export const reasons = (leftOut: Readonly<Record<string, number>>): string =>
  Object.entries(leftOut)
    .map(([reason, count]) => `${reason} ${grouped(count)}`)
    .join(', ');
