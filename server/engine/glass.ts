import type { GlassLog } from '../journal/contract.ts';
import type { GlassNote } from '../../shared/words/glass.ts';
import type { Time } from '../../shared/words/position.ts';
import type { ScreenShows } from '../../shared/words/screen-note.ts';
import type { GlassTold } from './link.ts';

/**
 * A screen is believed to have heard nothing for so long before it was found to be cut. A connection that brings nothing is found out
 * within the 45 s of Socket.IO's ping; what claims more was heard of in between.
 */
const BELIEVED_MS = 60_000;
/** A vessel's number or a report's, whatever there is in the picture now. */
const LASTING_TRACK = /^(\d{1,10}|report:\d{1,10})$/;
const ALERT = /^a[1-9]\d*$/;

export interface GlassParts {
  readonly log: GlassLog;
  /** Watch time, and how fast it goes. */
  readonly clock: { now(): Time; state(): { readonly rate: number } };
  readonly isTrack: (id: string) => boolean;
}

/** What the screens of a watch had, at the glass: numbered, put on watch time and noted. Nothing here waits for anything. */
export class Glass {
  readonly #parts: GlassParts;
  /** Numbers of screens by who they are. */
  readonly #numbers = new Map<string, number>();

  constructor(parts: GlassParts) {
    this.#parts = parts;
    for (const { page, name, role, screen } of parts.log.standings.values()) this.#numbers.set(keyOf(page, { name, role }), screen);
  }

  /** A server begins: whoever had a screen open was cut when the one before ended, wherever that was. */
  began(livedUntil: Time): void {
    const { log } = this.#parts;
    const open = [...log.standings.values()].some(({ state }) => state === 'follows' || state === 'behind');
    if (open) this.#note({ kind: 'began', at: this.#now(), livedUntil: Math.max(livedUntil, log.newest) });
  }

  take({ page, person, what }: GlassTold): void {
    const at = this.#now();
    const key = keyOf(page, person);
    if (what.kind === 'joined') {
      this.#forgetGone();
      const screen = this.#numbers.get(key) ?? this.#parts.log.highest + 1;
      this.#numbers.set(key, screen);
      return this.#note({ kind: 'joined', at, screen, page, name: person.name, role: person.role, silentSince: this.#silentSince(screen, at, what.silentMs) });
    }
    const screen = this.#numbers.get(key);
    if (screen === undefined) return;
    if (what.kind === 'shows') this.#note({ kind: 'shows', at, screen, shows: this.#ours(what.shows) });
    else if (what.kind === 'left') this.#note({ kind: 'left', at, screen, how: what.how });
    else this.#note({ kind: what.kind, at, screen });
  }

  #note(note: GlassNote): void {
    this.#parts.log.record(note);
  }

  /** Watch time never goes back. */
  #now(): Time {
    return Math.max(Math.floor(this.#parts.clock.now()), this.#parts.log.newest);
  }

  /** Since when it had heard nothing, where that is earlier than what is known of it; null for a screen that is new. */
  #silentSince(screen: number, at: Time, silentMs: number): Time | null {
    const known = this.#parts.log.standings.get(screen);
    if (known === undefined || silentMs <= 0) return null;
    const { rate } = this.#parts.clock.state();
    const noticed = known.state === 'cut' ? known.since : at;
    return Math.round(Math.max(at - silentMs * rate, noticed - BELIEVED_MS * rate));
  }

  /** Ids of ours and nothing else: what is no track and no alert is left out, so that nothing can be written here in words. */
  #ours(shows: ScreenShows): ScreenShows {
    const { track, alert, view, zoom } = shows;
    const known = track !== null && (LASTING_TRACK.test(track) || this.#parts.isTrack(track));
    return {
      ...shows,
      track: known ? track : null,
      alert: alert !== null && ALERT.test(alert) ? alert : null,
      view: view === null ? null : [toMetre(view[0]), toMetre(view[1]), toMetre(view[2]), toMetre(view[3])],
      zoom: zoom === null ? null : Math.round(zoom * 100) / 100,
    };
  }

  /** Those that the log has forgotten get another number when they come back. */
  #forgetGone(): void {
    const { standings } = this.#parts.log;
    for (const [key, screen] of this.#numbers) if (!standings.has(screen)) this.#numbers.delete(key);
  }
}

const keyOf = (page: string, { name, role }: { readonly name: string; readonly role: string }): string => `${page} ${role} ${name}`;

/** Degrees to five places: a metre. */
const toMetre = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
