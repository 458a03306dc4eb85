import type { GlassNote, GlassStanding } from '../words/glass.ts';

/** Takes one note in: the map is how every screen stands after it. */
export function takeNote(standings: Map<number, GlassStanding>, note: GlassNote): void {
  if (note.kind === 'began') {
    for (const [screen, was] of standings) standings.set(screen, endedWithServer(was, note.livedUntil));
    return;
  }
  const was = standings.get(note.screen);
  const is = note.kind === 'joined' ? joined(was, note) : was && after(was, note);
  if (is !== undefined) standings.set(note.screen, is);
}

/** A break keeps what was on the screen; a page that was closed comes back empty only as another screen. */
const joined = (was: GlassStanding | undefined, { screen, page, name, role, at }: Extract<GlassNote, { kind: 'joined' }>): GlassStanding =>
  was === undefined ? { screen, page, name, role, from: at, state: 'follows', since: at, shows: null } : { ...was, state: 'follows', since: was.state === 'follows' ? was.since : at };

function after(was: GlassStanding, note: Exclude<GlassNote, { kind: 'began' | 'joined' }>): GlassStanding {
  switch (note.kind) {
    case 'shows':
      return { ...was, shows: note.shows };
    case 'behind':
      return was.state === 'follows' ? { ...was, state: 'behind', since: note.at } : was;
    case 'caught-up':
      return was.state === 'behind' ? { ...was, state: 'follows', since: note.at } : was;
    case 'left':
      if (note.how === 'closed') return { ...was, state: 'closed', since: note.at };
      return was.state === 'cut' || was.state === 'closed' ? was : cut(was, note.at);
  }
}

/** What fell behind first has shown nothing new since then. */
const cut = (was: GlassStanding, at: number): GlassStanding => ({ ...was, state: 'cut', since: was.state === 'behind' ? was.since : at });

const endedWithServer = (was: GlassStanding, livedUntil: number): GlassStanding => (was.state === 'cut' || was.state === 'closed' ? was : cut(was, Math.max(was.since, livedUntil)));
