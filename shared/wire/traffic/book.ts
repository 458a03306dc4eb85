import { z } from 'zod';
import type { AisClass, IdentitySighting, Sighting, TextSighting } from '../../words/sighting.ts';
import { TrackKind } from '../../words/vessel.ts';

/** Who speaks, through which source and in what manner: what all sightings of one series have in common. */
export interface Lane {
  readonly trackId: string;
  readonly trackKind: TrackKind;
  readonly source: string;
  readonly kind: Sighting['kind'];
  readonly aisClass: AisClass | null;
}

/** What an identity sighting says, without who and when. */
export type IdentityWords = Omit<IdentitySighting, 'kind' | 'trackId' | 'trackKind' | 'source' | 'observedAt' | 'aisClass'>;
/** What a text sighting says, without who and when. */
export type TextWords = Pick<TextSighting, 'text' | 'addressedTo'>;

const KINDS: ReadonlySet<unknown> = new Set<Sighting['kind']>(['position', 'identity', 'text']);
const TRACK_KINDS: ReadonlySet<unknown> = new Set(TrackKind.options);
type Word = 'text' | 'number' | 'truth';
/** What each word of an identity is. */
const IDENTITY: Readonly<Record<keyof IdentityWords, Word>> = {
  name: 'text',
  callsign: 'text',
  imo: 'number',
  shiptype: 'number',
  toBow: 'number',
  toStern: 'number',
  toPort: 'number',
  toStarboard: 'number',
  destination: 'text',
  draught: 'number',
  eta: 'text',
  aidType: 'number',
  virtualAid: 'truth',
};
const WORDS: ReadonlyMap<string, Word> = new Map(Object.entries(IDENTITY));
const TextLine: z.ZodType<TextWords> = z.strictObject({ text: z.string(), addressedTo: z.number().nullable() });

// Thousands of lanes and identities are read for one moment of the past: their form is looked at by hand, which takes a tenth of the time
// that a schema takes in the page, where none may be compiled.

type LaneLine = [trackId: string, trackKind: Lane['trackKind'], source: string, kind: Lane['kind'], aisClass: Lane['aisClass']];

function isLaneLine(line: unknown): line is LaneLine {
  if (!Array.isArray(line) || line.length !== 5) return false;
  const [trackId, trackKind, source, kind, aisClass]: unknown[] = line;
  return typeof trackId === 'string' && TRACK_KINDS.has(trackKind) && typeof source === 'string' && KINDS.has(kind) && (aisClass === null || aisClass === 'A' || aisClass === 'B');
}

function isIdentityLine(line: unknown): line is IdentityWords {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) return false;
  return Object.entries(line).every(([key, value]) => isWord(WORDS.get(key), value));
}

function isWord(word: Word | undefined, value: unknown): boolean {
  switch (word) {
    case 'text':
      return value === null || typeof value === 'string';
    case 'number':
      return value === null || Number.isFinite(value);
    case 'truth':
      return typeof value === 'boolean';
    case undefined:
      return false;
  }
}

/**
 * What chunks refer to by number: lanes, and everything that was said in words. A vessel says the same every six
 * minutes; it is written once a book. Lines are JSON and never change; a chunk can be read with the lines that were
 * there when it was written, or more.
 */
export class TrafficBook {
  readonly #lines = new Map<number, string>();
  /** The numbers of all lines, once a number is asked for: a reader never does. */
  #numbers: Map<string, number> | null = null;
  readonly #lanes = new Map<number, Lane | null>();
  readonly #identities = new Map<number, IdentityWords | null>();
  #fresh: { number: number; content: string }[] = [];
  #next = 0;

  /** Takes in a line that was written before. */
  learn(number: number, content: string): void {
    this.#lines.set(number, content);
    this.#numbers?.set(content, number);
    this.#next = Math.max(this.#next, number + 1);
  }

  get size(): number {
    return this.#lines.size;
  }

  /** These lines, as they were written; those that it does not have are left out. */
  some(numbers: Iterable<number>): (readonly [number: number, content: string])[] {
    const some: (readonly [number, string])[] = [];
    for (const number of numbers) {
      const content = this.#lines.get(number);
      if (content !== undefined) some.push([number, content]);
    }
    return some;
  }

  /** Lines that were never handed to `written`. */
  get fresh(): readonly { number: number; content: string }[] {
    return this.#fresh;
  }

  /** The first `count` fresh lines are safely kept now. */
  written(count: number): void {
    this.#fresh = this.#fresh.slice(count);
  }

  laneNumber(lane: Lane): number {
    return this.#numberOf(JSON.stringify([lane.trackId, lane.trackKind, lane.source, lane.kind, lane.aisClass]));
  }

  wordsNumber(words: IdentityWords | TextWords): number {
    return this.#numberOf(JSON.stringify(words));
  }

  #numberOf(content: string): number {
    this.#numbers ??= new Map(Array.from(this.#lines, ([number, line]) => [line, number]));
    const known = this.#numbers.get(content);
    if (known !== undefined) return known;
    const number = this.#next;
    this.learn(number, content);
    this.#fresh.push({ number, content });
    return number;
  }

  /** Null when the book has no such lane. */
  lane(number: number): Lane | null {
    return remembered(this.#lanes, number, () => {
      const line = this.#json(number);
      if (!isLaneLine(line)) return null;
      const [trackId, trackKind, source, kind, aisClass] = line;
      return { trackId, trackKind, source, kind, aisClass };
    });
  }

  identity(number: number): IdentityWords | null {
    return remembered(this.#identities, number, () => {
      const line = this.#json(number);
      return isIdentityLine(line) ? line : null;
    });
  }

  text(number: number): TextWords | null {
    return TextLine.safeParse(this.#json(number)).data ?? null;
  }

  #json(number: number): unknown {
    try {
      return JSON.parse(this.#lines.get(number) ?? 'null');
    } catch {
      return null;
    }
  }
}

function remembered<T>(memory: Map<number, T | null>, number: number, read: () => T | null): T | null {
  const known = memory.get(number);
  if (known !== undefined) return known;
  const value = read();
  // What is missing may still be learned.
  if (value !== null) memory.set(number, value);
  return value;
}
