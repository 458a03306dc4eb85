import { STALE_AFTER_MS } from '../wire/events.ts';
import type { GlassNote, GlassStanding } from '../words/glass.ts';
import type { Time } from '../words/position.ts';
import type { Role } from '../words/role.ts';
import type { ScreenShows } from '../words/screen-note.ts';
import { takeNote } from './standing.ts';

/** Why a picture stood still. */
export interface StoodStill {
  readonly why: 'cut' | 'behind';
  /** Since when it showed nothing new. */
  readonly since: Time;
  /** When it went on, or was closed; null when that is not known. */
  readonly until: Time | null;
  /** Nobody but the screen itself says since when. */
  readonly byItself: boolean;
}

/** What one screen had before its reader at a moment. */
export type GlassMoment =
  /** It was not there: not signed in yet (`until` then), or closed (`since` then). */
  | { readonly kind: 'nothing'; readonly since: Time | null; readonly until: Time | null }
  | {
      readonly kind: 'shown';
      /** Null while it had not said. */
      readonly shows: ScreenShows | null;
      /** Of which moment the picture on it was. */
      readonly pictureAt: Time;
      /** It said of itself that its picture was stale, by being grey. */
      readonly grey: boolean;
      readonly still: StoodStill | null;
    };

/** One of the screens that a record knows. */
export interface GlassScreen {
  readonly screen: number;
  readonly name: string;
  readonly role: Role;
  readonly from: Time;
  /** When it was closed, or cut and did not come back; null while it was there at the end. */
  readonly to: Time | null;
}

/** How screens stood, and what was noted of them from then on. */
type Noted = { readonly begin: readonly GlassStanding[]; readonly notes: readonly GlassNote[] };
type OfScreen = Exclude<GlassNote, { kind: 'began' }>;
const isOf = (note: GlassNote, screen: number): note is OfScreen => note.kind !== 'began' && note.screen === screen;

/** What a screen had at a moment, by all that is noted of it, also later: it may say only when it comes back since when it had heard nothing. */
export function glassMoment({ begin, notes }: Noted, screen: number, at: Time): GlassMoment {
  const standings = new Map(begin.filter((each) => each.screen === screen).map((each) => [each.screen, each]));
  let next = 0;
  for (let note = notes[next]; note !== undefined && note.at <= at; note = notes[++next]) if (note.kind === 'began' || note.screen === screen) takeNote(standings, note);
  const later = notes.slice(next).filter((note) => note.kind === 'began' || isOf(note, screen));
  const standing = standings.get(screen);
  if (standing === undefined || standing.state === 'closed') {
    return { kind: 'nothing', since: standing?.since ?? null, until: later.find(({ kind }) => kind === 'joined')?.at ?? null };
  }
  const still = stoodStill(standing, later, at);
  const shows = standing.shows;
  // The past that was looked at on it does not grow old.
  if (shows !== null && shows.past !== null) return { kind: 'shown', shows, pictureAt: shows.past, grey: false, still };
  const grey = still !== null && (still.why === 'cut' || at - still.since >= STALE_AFTER_MS);
  return { kind: 'shown', shows, pictureAt: still?.since ?? at, grey, still };
}

function stoodStill({ state, since }: GlassStanding, later: readonly GlassNote[], at: Time): StoodStill | null {
  const back = later.find((note) => note.kind === 'joined' || (note.kind === 'left' && note.how === 'closed'));
  const until = back?.at ?? null;
  const silent = back?.kind === 'joined' && !spokeBefore(later, back.at) ? back.silentSince : null;
  if (state === 'cut') {
    const earlier = silent !== null && silent < since;
    return { why: 'cut', since: earlier ? silent : since, until, byItself: earlier };
  }
  if (state === 'behind') {
    const next = later.find(({ kind }) => kind !== 'shows');
    // What was behind and is then cut did not go on.
    const gone = next?.kind === 'began' || (next?.kind === 'left' && next.how === 'cut');
    return { why: 'behind', since, until: gone ? until : (next?.at ?? null), byItself: false };
  }
  // It follows, as far as the server knew then. What is known by now:
  const began = later.find((note) => note.kind === 'began');
  if (began !== undefined && began.livedUntil <= at && began.at <= (until ?? Infinity)) return { why: 'cut', since: Math.max(since, began.livedUntil), until, byItself: false };
  return silent === null || silent > at ? null : { why: 'cut', since: Math.max(since, silent), until, byItself: true };
}

/** Whoever is heard has a link: its silence was shorter than it says. */
const spokeBefore = (later: readonly GlassNote[], at: Time): boolean => later.some((note) => note.kind === 'shows' && note.at < at);

/** Every screen that was there between two times, by number; how long it was by all that is noted, also later. */
export function glassScreens({ begin, notes }: Noted, until: Time): GlassScreen[] {
  const standings = new Map(begin.map((each) => [each.screen, each]));
  const late = new Set<number>();
  for (const note of notes) {
    if (note.at >= until && note.kind === 'joined' && !standings.has(note.screen)) late.add(note.screen);
    takeNote(standings, note);
  }
  return [...standings.values()]
    .filter(({ screen }) => !late.has(screen))
    .sort((a, b) => a.screen - b.screen)
    .map(({ screen, name, role, from, state, since }) => ({ screen, name, role, from, to: state === 'closed' || state === 'cut' ? since : null }));
}
