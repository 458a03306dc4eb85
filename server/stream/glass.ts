import type { EngineLink, GlassTold } from '../engine/link.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Screen } from './screen.ts';

/** What a screen shows is noted no more often than this, ms; the newest counts. */
const SHOWS_EVERY_MS = 1_000;

export interface GlassParts {
  readonly link: Pick<EngineLink, 'glass'>;
  /** Wall time. */
  readonly now: () => Time;
  readonly onBug: (error: unknown) => void;
}

/** Tells the engine what happens to the screens of one room, as it happens: what each had is looked back at later. */
export class RoomGlass {
  readonly #parts: GlassParts;
  /** The screen that a page has now: of two links of one page the older is no screen any more, however late it ends. */
  readonly #newest = new Map<string, Screen>();
  /** Those that showed something else within the second, and when each was noted last. */
  readonly #waiting = new Set<Screen>();
  readonly #notedAt = new WeakMap<Screen, Time>();

  constructor(parts: GlassParts) {
    this.#parts = parts;
  }

  /** It was welcomed, for the first time or again. */
  joined(screen: Screen, silentMs: number): void {
    this.#newest.set(keyOf(screen), screen);
    this.#tell(screen, { kind: 'joined', silentMs });
  }

  shows(screen: Screen): void {
    if (this.#parts.now() - (this.#notedAt.get(screen) ?? -Infinity) >= SHOWS_EVERY_MS) this.#note(screen);
    else this.#waiting.add(screen);
  }

  behind(screen: Screen): void {
    this.#tell(screen, { kind: 'behind' });
  }

  caughtUp(screen: Screen): void {
    this.#tell(screen, { kind: 'caught-up' });
  }

  left(screen: Screen, how: 'closed' | 'cut'): void {
    this.#waiting.delete(screen);
    if (this.#newest.get(keyOf(screen)) !== screen) return;
    this.#tell(screen, { kind: 'left', how });
    this.#newest.delete(keyOf(screen));
  }

  /** A second passed. */
  beat(): void {
    for (const screen of this.#waiting) this.#note(screen);
    this.#waiting.clear();
  }

  #note(screen: Screen): void {
    if (screen.shows === null) return;
    this.#notedAt.set(screen, this.#parts.now());
    this.#tell(screen, { kind: 'shows', shows: screen.shows });
  }

  #tell(screen: Screen, what: GlassTold['what']): void {
    if (this.#newest.get(keyOf(screen)) !== screen) return;
    this.#parts.link.glass({ page: screen.page, person: screen.caller.person, what }).catch(this.#parts.onBug);
  }
}

const keyOf = ({ page, caller: { person } }: Screen): string => `${page} ${person.role} ${person.name}`;
