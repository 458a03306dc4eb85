import { promisify } from 'node:util';
import { deflateRaw, type ZlibOptions } from 'node:zlib';
import type { Entry } from '../../../shared/words/entry.ts';
import type { Alert } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import { settingsAfter, type Settings } from '../../../shared/words/settings.ts';
import type { PastOverview } from '../../../shared/wire/past/overview.ts';
import { mayLookAtGlass } from '../../../shared/words/glass.ts';
import type { Person } from '../../../shared/words/role.ts';
import { joinStretch, type StretchHead } from '../../../shared/wire/past/stretch.ts';
import type { Journal, WatchStore } from '../../journal/contract.ts';
import type { LinkGlass, LinkPast, LinkStretch } from '../link.ts';
import { EntryIndex } from './entry-index.ts';

const deflated = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflateRaw);
/** A head of 300 kB becomes 1 kB longer than by the best search, and somebody waits for it. */
const QUICK: ZlibOptions = { level: 1 };

/** Reported positions stand in the past for as long as its keyframes keep them. */
const REPORTS_KEPT_MS = 24 * 3_600_000;
const MOST_REPORTS = 500;
const MOST_EVENTS = 20_000;
/** Entries of one stretch: minutes, or what happened while nothing was heard. */
const MOST_ENTRIES = 5_000;
const AT_ONCE = 500;
/** How long after a stretch it is looked for when a screen that was cut in it came back. */
const CAME_BACK_WITHIN_MS = 600_000;
/** Closed stretches that are kept as they were answered: those who look at one past look at the same minutes. */
const REMEMBERED = 12;

export interface PastParts {
  readonly watch: string;
  readonly store: Pick<WatchStore, 'journal' | 'traffic' | 'glass'>;
  /** Watch time. */
  readonly now: () => Time;
  /** Those in force now: what a journal that never told of any goes by. */
  readonly settings: () => Settings;
}

/** What was: from the store alone, so that whoever looks at it holds up nobody who watches. */
export class Past implements LinkPast {
  readonly #parts: PastParts;
  readonly #index: EntryIndex;
  readonly #made = new Map<number, LinkStretch>();

  constructor(parts: PastParts) {
    this.#parts = parts;
    this.#index = new EntryIndex(parts.store.journal);
  }

  async overview(from: Time, to: Time): Promise<PastOverview> {
    const { watch, store, now } = this.#parts;
    await this.#index.grow();
    return { watch, first: await store.traffic.oldest(), now: now(), stretches: await store.traffic.stretches(from, to), ...this.#index.eventsBetween(from, to, MOST_EVENTS) };
  }

  async stretch(number: number): Promise<LinkStretch | null> {
    const known = this.#made.get(number);
    if (known !== undefined) return known;
    const made = await this.#make(number);
    if (made === null || !made.closed) return made;
    this.#made.set(number, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > REMEMBERED && oldest !== undefined) this.#made.delete(oldest);
    return made;
  }

  async glass(from: Time, until: Time, looker: Person): Promise<LinkGlass> {
    const { store, now } = this.#parts;
    const { begin, notes, missing } = await store.glass.read(from, until + CAME_BACK_WITHIN_MS);
    const mine = new Set<number>();
    for (const { screen, name } of [...begin, ...notes.filter((note) => note.kind === 'joined')]) if (mayLookAtGlass(looker, { name })) mine.add(screen);
    const record = {
      begin: begin.filter(({ screen }) => mine.has(screen)),
      // Of what came after the stretch only how links stood.
      notes: notes.filter((note) => (note.kind === 'began' ? mine.size > 0 : mine.has(note.screen) && (note.at < until || note.kind !== 'shows'))),
      missing,
    };
    return { record, closed: now() >= until + CAME_BACK_WITHIN_MS };
  }

  async #make(number: number): Promise<LinkStretch | null> {
    const { watch, store, now } = this.#parts;
    const traffic = await store.traffic.packed(number);
    if (traffic === null) return null;
    const { from, nextFrom, pieces, lines, damaged } = traffic;
    const until = nextFrom ?? now();
    // What was entered before `until` is all there once its second is over.
    const closed = traffic.closed && nextFrom !== null;
    await this.#index.grow();
    const before = this.#index.seqBefore(from);
    const head: StretchHead = {
      watch,
      number,
      from,
      until,
      closed,
      pieces: pieces.map((piece) => piece.length),
      lines: lines.map(([line, content]) => [line, content]),
      alerts: await this.#alertsAfter(before),
      reports: await each(store.journal, this.#index.reportsBetween(from - REPORTS_KEPT_MS, from, MOST_REPORTS)),
      entries: await between(store.journal, before, Math.min(this.#index.seqBefore(until), before + MOST_ENTRIES)),
      settings: await this.#settingsAfter(before),
      damaged,
    };
    const bytes = joinStretch(await deflated(new TextEncoder().encode(JSON.stringify(head)), QUICK), pieces);
    return { number, from, until, closed, bytes };
  }

  async #settingsAfter(seq: number): Promise<Settings> {
    let settings: Settings | null = null;
    const now = this.#parts.settings();
    for (const { at, actor, body } of await each(this.#parts.store.journal, this.#index.settingsUpTo(seq))) {
      if (body.kind === 'settings') settings = settingsAfter(settings ?? now, body.change, at, actor.name);
    }
    return settings ?? now;
  }

  async #alertsAfter(seq: number): Promise<Alert[]> {
    const entries = await each(this.#parts.store.journal, this.#index.standingAfter(seq));
    return entries.flatMap(({ body }) => (body.kind === 'alert' ? [body.alert] : []));
  }
}

/** Entries by their numbers. */
async function each(journal: Journal, seqs: readonly number[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const seq of seqs) entries.push(...(await journal.read(seq - 1, 1)));
  return entries;
}

async function between(journal: Journal, after: number, last: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let seq = after; seq < last; ) {
    const some = await journal.read(seq, Math.min(AT_ONCE, last - seq));
    if (some.length === 0) break;
    entries.push(...some);
    seq += some.length;
  }
  return entries;
}
