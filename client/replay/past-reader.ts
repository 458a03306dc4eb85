import { glassMoment, glassScreens, type GlassScreen } from '../../shared/glass/moment.ts';
import type { Ask, NotShown, StretchName, Told } from './messages.ts';
import { openStretch } from './open-stretch.ts';
import { PastStretch } from './past-stretch.ts';

/** The bytes of a stretch from the server, or why there are none. */
export type FetchStretch = (stretch: StretchName) => Promise<Uint8Array<ArrayBuffer> | NotShown>;

/** Opened stretches that are kept: some megabytes each, and a hand goes to and fro. */
const KEPT = 6;
/** What is still being recorded is not fetched again sooner than this, ms. */
const AGAIN_MS = 3_000;

/** Opens the past for the page, which shows one moment at a time. */
export class PastReader {
  readonly #fetch: FetchStretch;
  readonly #opened = new Map<number, Promise<PastStretch | NotShown>>();
  readonly #now: () => number;
  readonly #fetchedAt = new WeakMap<PastStretch, number>();
  readonly #screens = new WeakMap<PastStretch, readonly GlassScreen[]>();
  #shown: PastStretch | null = null;

  /** `now` is any steady clock, ms. */
  constructor(fetch: FetchStretch, now: () => number) {
    this.#fetch = fetch;
    this.#now = now;
  }

  async answer(ask: Ask): Promise<Told> {
    const { id } = ask;
    if (ask.kind === 'trail') return { id, kind: 'trail', points: this.#shown?.trail(ask.track) ?? [] };
    const stretch = await this.#open(ask.stretch, ask.at);
    if (typeof stretch === 'string') return { id, kind: 'not-shown', why: stretch };
    if (ask.kind === 'prepare') return { id, kind: 'done' };
    if (ask.kind === 'glass') return this.#glass(id, stretch, ask.at, ask.screen);
    const goesOn = ask.kind === 'advance' && stretch === this.#shown;
    const showing = goesOn ? stretch.advance(ask.at) : stretch.seek(ask.at);
    this.#shown = stretch;
    return { id, kind: 'shown', showing, damaged: stretch.content.damaged };
  }

  #glass(id: number, stretch: PastStretch, at: number, screen: number | null): Told {
    const { glass, until } = stretch.content;
    const screens = this.#screens.get(stretch) ?? glassScreens(glass, until);
    this.#screens.set(stretch, screens);
    return { id, kind: 'glass', screens, moment: screen === null ? null : glassMoment(glass, screen, at), missing: glass.missing };
  }

  /** One that was still being recorded when it was fetched is fetched again for what came since. */
  async #open(name: StretchName, at: number): Promise<PastStretch | NotShown> {
    const known = await this.#opened.get(name.number);
    if (known instanceof PastStretch && known.content.from === name.from && (known.content.closed || at < known.content.until || this.#isFresh(known))) {
      this.#keep(name.number, Promise.resolve(known));
      return known;
    }
    const opening = this.#fetchAndOpen(name);
    this.#keep(name.number, opening);
    const opened = await opening;
    if (typeof opened === 'string') this.#opened.delete(name.number);
    return opened;
  }

  async #fetchAndOpen(name: StretchName): Promise<PastStretch | NotShown> {
    const bytes = await this.#fetch(name);
    if (typeof bytes === 'string') return bytes;
    const content = await openStretch(bytes);
    if ('fault' in content) return content.fault === 'other-version' ? 'other-version' : 'damaged';
    const stretch = new PastStretch(content);
    this.#fetchedAt.set(stretch, this.#now());
    return stretch;
  }

  #isFresh(stretch: PastStretch): boolean {
    return this.#now() - (this.#fetchedAt.get(stretch) ?? -Infinity) < AGAIN_MS;
  }

  #keep(number: number, opened: Promise<PastStretch | NotShown>): void {
    this.#opened.delete(number);
    this.#opened.set(number, opened);
    const [oldest] = this.#opened.keys();
    if (this.#opened.size > KEPT && oldest !== undefined) this.#opened.delete(oldest);
  }
}
