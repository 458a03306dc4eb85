import { createHash } from 'node:crypto';
import type { Steps } from '../../shared/words/steps.ts';

/**
 * The chain of a log. Each line is hashed together with its place and the hash of the line before it, so that a line
 * that is changed, removed, moved or put between breaks the chain at that place.
 *
 * The hash of a line is SHA-256, as 64 lower-case hex digits, over the UTF-8 bytes of
 *
 *     {"entry":LINE,"log":LOG,"previous":PREVIOUS,"seq":SEQ,"watch":WATCH}
 *
 * where LINE is the line in canonical JSON exactly as it is stored, LOG is `"journal"` or `"control"`, PREVIOUS is the
 * hash before it (`null` for the first), SEQ is 1, 2, 3, ... and WATCH the name of the watch.
 *
 * Canonical JSON here is that of RFC 8785: no white space, the keys of every object in the order of their UTF-16 code
 * units, numbers and strings as ECMAScript's JSON.stringify writes them. A key whose value is `undefined` is left out,
 * as JSON has none; `undefined` anywhere else, a number that is not finite, and anything that is not plain data are
 * refused, because they would come back as something else.
 */
export interface ChainPlace {
  readonly log: string;
  readonly watch: string;
  readonly seq: number;
  /** Hash of the line before; null for the first. */
  readonly previous: string | null;
}

/** Canonical JSON of plain data. Throws a TypeError for what JSON cannot say. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no number ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || !isPlain(value)) {
    throw new TypeError(`canonical JSON holds plain data only, not ${typeof value === 'object' ? value.constructor.name : typeof value}`);
  }
  const members = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, v]) => `${JSON.stringify(key)}:${canonicalJson(v)}`);
  return `{${members.join(',')}}`;
}

/** Elements of a list that are written in one step. */
const AT_ONCE = 64;

/** The same in steps, for what may be large: the zones of a centre are more than a megabyte. */
export function* canonicalSteps(value: unknown): Steps<string> {
  const pieces: string[] = [];
  yield* write(value, pieces);
  return pieces.join('');
}

function* write(value: unknown, pieces: string[]): Steps<void> {
  if (typeof value !== 'object' || value === null || !hasInside(value)) {
    pieces.push(canonicalJson(value));
    return;
  }
  if (Array.isArray(value)) {
    let before = '[';
    for (let i = 0; i < value.length; i++) {
      pieces.push(before);
      yield* write(value[i], pieces);
      before = ',';
      if (i % AT_ONCE === AT_ONCE - 1) yield;
    }
    pieces.push(before === '[' ? '[]' : ']');
    return;
  }
  if (!isPlain(value)) throw new TypeError(`canonical JSON holds plain data only, not ${value.constructor.name}`);
  let before = '{';
  for (const [key, inner] of Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))) {
    pieces.push(`${before}${JSON.stringify(key)}:`);
    yield* write(inner, pieces);
    before = ',';
  }
  pieces.push(before === '{' ? '{}' : '}');
}

/** Whether there are lists or objects inside: what is flat, a position say, is written at once. */
const hasInside = (value: object): boolean => Object.values(value).some((inner) => typeof inner === 'object' && inner !== null);

const isPlain = (value: object): boolean => {
  const kind: unknown = Object.getPrototypeOf(value);
  return kind === Object.prototype || kind === null;
};

/** The hash of one line, `line` being its canonical JSON as stored. */
export function chainHash(place: ChainPlace, line: string): string {
  const { log, watch, seq, previous } = place;
  const text = `{"entry":${line},"log":${JSON.stringify(log)},"previous":${JSON.stringify(previous)},"seq":${seq},"watch":${JSON.stringify(watch)}}`;
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
