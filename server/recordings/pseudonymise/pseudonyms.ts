import { calledStatus } from '../../../shared/words/status-call.ts';
import { Stand, type Random } from './draw.ts';
import { drawMmsi } from './mmsi.ts';
import { isMmsi, namedIn, radarOf, type Originals } from './originals.ts';
import { drawCallsign, drawCode, drawDestination, drawImo, drawName } from './words.ts';

/** A shorter word names nobody, and stands in too many others; a shorter number is no MMSI, whoever sends it. */
const SHORTEST_NAME = 3;
const SHORTEST_NUMBER = 5;
/** So often words are tried before letters are. */
const FEW = 50;

/** What stands for whom in one recording. It is made at random, kept nowhere, and gone when the work is done. */
export class Pseudonyms {
  readonly #mmsis: Stand<number>;
  readonly #imos: Stand<number>;
  readonly #names: Stand<string>;
  readonly #callsigns: Stand<string>;
  readonly #destinations: Stand<string>;
  readonly #texts: Stand<string>;
  readonly #sources: Stand<string>;
  readonly #people: Stand<string>;
  /** Everything that may stand in a sentence and names somebody. */
  readonly #naming: ReadonlyMap<string, (text: string) => string>;
  readonly #longest: number;

  constructor(originals: Originals, random: Random) {
    const { mmsis, imos, names, callsigns, destinations, texts, sources } = originals;
    const words = [...names, ...callsigns, ...destinations].filter((word) => word.length >= SHORTEST_NAME);
    const digits = new Set([...mmsis].map(String));
    // No pseudonym may have an original in it, or nobody could tell whether one was left.
    const clean = (candidate: string): boolean => !words.some((word) => candidate.includes(word)) && ![...candidate.matchAll(/\d+/g)].some(([run]) => digits.has(run));
    const numbered = (what: string): (() => string) => {
      let count = 0;
      return () => `${what} ${++count}`;
    };
    // Who is called PORT would leave none of these; then it is letters.
    const orCode = (draw: (random: Random) => string) => (_: string, tries: number): string => (tries < FEW ? draw(random) : drawCode(random));
    this.#mmsis = new Stand((mmsi) => drawMmsi(mmsi, random), mmsis);
    this.#imos = new Stand(() => drawImo(random), imos);
    this.#names = new Stand(orCode(drawName), names, clean);
    this.#callsigns = new Stand(() => drawCallsign(random), callsigns, clean);
    this.#destinations = new Stand(orCode(drawDestination), destinations, clean);
    this.#texts = new Stand(numbered('TEXT'), texts);
    this.#sources = new Stand(numbered('source'), sources);
    this.#people = new Stand(numbered('Person'), []);
    const naming = new Map<string, (text: string) => string>();
    for (const word of destinations) if (word.length >= SHORTEST_NAME) naming.set(word, (text) => this.#destinations.for(text));
    for (const word of callsigns) if (word.length >= SHORTEST_NAME) naming.set(word, (text) => this.#callsigns.for(text));
    for (const word of names) if (word.length >= SHORTEST_NAME) naming.set(word, (text) => this.#names.for(text));
    for (const word of sources) naming.set(word, (text) => this.#sources.for(text));
    for (const word of digits) if (word.length >= SHORTEST_NUMBER) naming.set(word, (text) => String(this.#mmsis.for(Number(text))));
    this.#naming = naming;
    this.#longest = [...naming.keys()].reduce((longest, word) => Math.max(longest, word.length), 0);
  }

  mmsi(mmsi: number): number {
    return this.#mmsis.for(mmsi);
  }

  imo(imo: number): number {
    return this.#imos.for(imo);
  }

  name(name: string): string {
    return this.#names.for(name);
  }

  callsign(callsign: string): string {
    return this.#callsigns.for(callsign);
  }

  destination(destination: string): string {
    return this.#destinations.for(destination);
  }

  source(source: string): string {
    return this.#sources.for(source);
  }

  person(name: string): string {
    return this.#people.for(name);
  }

  /** A safety-related text: what a beacon says of its state, and a ship by its status alone, stays, because rules go by it (ITU-R M.1371-5, annex 9; IEC 61097-14). */
  text(text: string): string {
    if (calledStatus(text) !== null || /^\s*(SART|MOB|EPIRB)?\s*(ACTIVE|TEST)\s*$/i.test(text)) return text;
    const state = [/\bACTIVE\b/i, /\bTEST\b/i].flatMap((word) => word.exec(text)?.[0] ?? []);
    return [this.#texts.for(text), ...state].join(' ');
  }

  /** Null when it is of no kind that is known. */
  track(id: string): string | null {
    if (isMmsi(id)) return String(this.#mmsis.for(Number(id)));
    const radar = radarOf(id);
    if (radar !== null) return `radar:${this.#sources.for(radar.radar)}:${radar.number}`;
    return /^report:\d+$/.test(id) ? id : null;
  }

  /** Who an alert is about, in words. */
  who(who: string): string {
    return who
      .split(' and ')
      .map((part) => {
        const named = namedIn(part);
        if (named === null) return this.sentence(part);
        return `${named.name === null ? this.sentence(named.kind) : this.#names.for(named.name)}, MMSI ${this.#mmsis.for(named.mmsi)}`;
      })
      .join(' and ');
  }

  /** A sentence of the program's own, in which names, numbers and sources are replaced wherever they stand as whole words. */
  sentence(text: string): string {
    let made = '';
    for (let at = 0; at < text.length; ) {
      const length = isInWord(text, at) ? 0 : this.#namedAt(text, at);
      const piece = text.slice(at, at + Math.max(1, length));
      made += length === 0 ? piece : (this.#naming.get(piece)?.(piece) ?? piece);
      at += piece.length;
    }
    return made;
  }

  /** How long the longest name is that begins here and ends with a word; 0 when none does. */
  #namedAt(text: string, at: number): number {
    for (let end = Math.min(text.length, at + this.#longest); end > at; end--) if (!isInWord(text, end) && this.#naming.has(text.slice(at, end))) return end - at;
    return 0;
  }
}

/** Whether a place in a text is between two letters or digits. */
const isInWord = (text: string, at: number): boolean => at > 0 && at < text.length && isWordly(text[at - 1]) && isWordly(text[at]);
const isWordly = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
