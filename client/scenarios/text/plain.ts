import type { Path } from '../../../shared/scenario/where.ts';

/** What YAML holds without its looks. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
export type PlainMap = { readonly [key: string]: Plain };

export const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);
export const isMapping = (value: Plain | undefined): value is PlainMap => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Data that came out of a YAML document, as plain values. */
export function plain(given: unknown): Plain {
  if (typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean') return given;
  if (Array.isArray(given)) return given.map(plain);
  if (typeof given === 'object' && given !== null) return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, plain(value)]));
  return null;
}

/** What stands at a path; undefined when nothing does. */
export function at(given: Plain, path: Path): Plain | undefined {
  let value: Plain | undefined = given;
  for (const step of path) {
    if (isList(value)) value = typeof step === 'number' ? value[step] : undefined;
    else value = isMapping(value) && typeof step === 'string' && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** What stands at a path as a word; empty where it is none. */
export function wordAt(given: Plain | null, path: Path): string {
  const value = given === null ? undefined : at(given, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The same with another value at a path; undefined takes what is there away. Blocks that are missing on the way are made. */
export function withAt(given: Plain | undefined, path: Path, value: Plain | undefined): Plain {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  if (typeof step === 'number') {
    const list = isList(given) ? given : [];
    const next = rest.length === 0 ? value : withAt(list[step], rest, value);
    return next === undefined ? list.filter((_, i) => i !== step) : [...list.slice(0, step), next, ...list.slice(step + 1)];
  }
  const map = isMapping(given) ? given : {};
  const next = rest.length === 0 ? value : withAt(Object.hasOwn(map, step) ? map[step] : undefined, rest, value);
  if (next !== undefined) return { ...map, [step]: next };
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== step));
}

/** The same with one more in a list, before the one at `index`. */
export function withInserted(given: Plain, list: Path, index: number, value: Plain): Plain {
  const there = at(given, list);
  const items = isList(there) ? there : [];
  return withAt(given, list, [...items.slice(0, index), value, ...items.slice(index)]);
}

/** Whether two values say the same, in whatever order their keys stand. */
export function same(a: Plain | undefined, b: Plain | undefined): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((value, i) => same(value, b[i]));
  if (isMapping(a)) {
    const keys = Object.keys(a);
    return isMapping(b) && keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
  }
  return a === b;
}
