import fc from 'fast-check';
import { expect, it } from 'vitest';
import { glassMoment } from '../../shared/glass/moment.ts';
import { takeNote } from '../../shared/glass/standing.ts';
import type { GlassNote, GlassStanding } from '../../shared/words/glass.ts';
import { at, joined, shows } from '../unit/glass/notes.ts';

/** One second in the life of a screen, and how often it comes. */
const SECONDS = { nothing: 20, joins: 12, shows: 20, 'falls behind': 6, 'catches up': 6, 'is cut': 4, 'is closed': 1, 'server dies': 2 } as const;
type Second = keyof typeof SECONDS;
const NAMES: readonly Second[] = ['nothing', 'joins', 'shows', 'falls behind', 'catches up', 'is cut', 'is closed', 'server dies'];

/** What its reader had before them at the end of a second: which view, and the picture of which moment; nothing before it is opened and after it is closed. */
type Had = null | { readonly view: number | null; readonly of: number; readonly how: 'lives' | 'stuck' | 'cut' };

/** Lives a screen's life second by second: what is noted of it, and what it had. */
function live(life: readonly Second[]): { notes: GlassNote[]; had: Had[] } {
  const notes: GlassNote[] = [];
  const had: Had[] = [];
  let state: 'unopened' | 'lives' | 'stuck' | 'cut' | 'closed' = 'unopened';
  let view: number | null = null;
  let of = 0;
  life.forEach((what, second) => {
    const here = state === 'lives' || state === 'stuck';
    if (what === 'joins' && (state === 'unopened' || state === 'cut')) {
      notes.push(joined(second));
      state = 'lives';
    } else if (what === 'shows' && here) {
      view = second;
      notes.push(shows(second, { zoom: second / 1_000 }));
    } else if (what === 'falls behind' && state === 'lives') {
      notes.push({ kind: 'behind', at: at(second), screen: 1 });
      [state, of] = ['stuck', second];
    } else if (what === 'catches up' && state === 'stuck') {
      notes.push({ kind: 'caught-up', at: at(second), screen: 1 });
      state = 'lives';
    } else if (what === 'is closed' && here) {
      notes.push({ kind: 'left', at: at(second), screen: 1, how: 'closed' });
      state = 'closed';
    } else if ((what === 'is cut' && here) || what === 'server dies') {
      notes.push(what === 'is cut' ? { kind: 'left', at: at(second), screen: 1, how: 'cut' } : { kind: 'began', at: at(second), livedUntil: at(second) });
      if (state === 'lives') of = second;
      if (here) state = 'cut';
    }
    if (state === 'lives') of = second;
    had.push(state === 'unopened' || state === 'closed' ? null : { view, of, how: state });
  });
  return { notes, had };
}

const lives = fc.array(fc.oneof(...NAMES.map((name) => ({ weight: SECONDS[name], arbitrary: fc.constant(name) }))), { minLength: 20, maxLength: 60 });

it('what a glass had at any moment is what its reader lived through', () => {
  let compared = 0;
  fc.assert(
    fc.property(lives, (life) => {
      const { notes, had } = live(life);
      had.forEach((expected, second) => {
        const moment = glassMoment({ begin: [], notes }, 1, at(second));
        const shown = moment.kind === 'shown' ? moment : null;
        compared += expected === null ? 0 : 1;
        expect(shown && { pictureAt: shown.pictureAt, zoom: shown.shows?.zoom ?? null, why: shown.still?.why ?? null, grey: shown.grey }).toEqual(
          expected && {
            pictureAt: at(expected.of),
            zoom: expected.view === null ? null : expected.view / 1_000,
            why: { lives: null, stuck: 'behind', cut: 'cut' }[expected.how],
            grey: expected.how === 'cut' || (expected.how === 'stuck' && second - expected.of >= 5),
          },
        );
        // It is said until when: and then it is over.
        const until = shown?.still?.until ?? null;
        const then = until === null ? null : had[Math.round((until - at(0)) / 1_000)];
        expect(then === null || then?.how === 'lives').toBe(true);
      });
    }),
    { numRuns: 400, seed: 9 },
  );
  expect(compared).toBeGreaterThan(2_000);
});

it('is the same told from the beginning, or from how screens stood at any moment before, whatever other screens do', () => {
  fc.assert(
    fc.property(lives, lives, fc.nat(59), (life, other, cut) => {
      const { notes } = live(life);
      const others = live(other).notes.map((note): GlassNote => (note.kind === 'began' ? note : { ...note, screen: 2 }));
      const all = [...notes, ...others.filter(({ kind }) => kind !== 'began')].sort((a, b) => a.at - b.at);
      const standings = new Map<number, GlassStanding>();
      for (const note of all) if (note.at < at(cut)) takeNote(standings, note);
      const later = { begin: [...standings.values()], notes: all.filter((note) => note.at >= at(cut)) };
      for (let second = cut; second < life.length; second++) expect(glassMoment(later, 1, at(second))).toEqual(glassMoment({ begin: [], notes }, 1, at(second)));
    }),
    { numRuns: 300, seed: 10 },
  );
});
