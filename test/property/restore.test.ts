import fc from 'fast-check';
import { expect, it } from 'vitest';
import { restoreWatch } from '../../server/engine/restore.ts';
import { STATE_VERSION } from '../../server/watch/state.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';
import { DEFAULT_RULES } from '../../shared/words/rules.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import { MemoryStore } from '../stand-ins/memory-store.ts';
import { BUSY_ZONES, voyage } from '../stand-ins/voyages.ts';
import { configOf } from '../stand-ins/watch.ts';

const CONFIG = configOf(BUSY_ZONES, undefined, DEFAULT_RULES);
const HOUR = 3_600_000;

/** Moments at which a process can end between two things that it makes durable. */
const KILLED = ['before the sightings are on disk', 'before what follows from them is', 'after both'] as const;

/** Everything that came at one instant is taken in together. */
function byInstant(sightings: readonly Sighting[]): Sighting[][] {
  const batches: Sighting[][] = [];
  for (const s of sightings) {
    const last = batches.at(-1);
    if (last?.[0]?.observedAt === s.observedAt) last.push(s);
    else batches.push([s]);
  }
  return batches;
}

/** Plays batches as a recording is played: each is recorded, then flushed, then what follows from it is written. Ended at one of them if it is to be. */
async function play(store: MemoryStore, batches: readonly Sighting[][], end: { at: number; when: (typeof KILLED)[number] } | null): Promise<MemoryStore> {
  const { watch, concluded } = await restoreWatch(CONFIG, store);
  const write = (drafts: readonly EntryDraft[]) => store.journal.append(drafts);
  await write(concluded);
  await store.snapshots.save({ at: watch.now, seq: store.journal.seq, version: STATE_VERSION, state: watch.snapshot() });
  for (const [i, batch] of batches.entries()) {
    const at = batch[0]?.observedAt ?? 0;
    // A recording goes on after what is known of it.
    if (at <= watch.now) continue;
    const ends = end?.at === i ? end.when : null;
    const afterSeq = store.journal.seq;
    const drafts = watch.observe(batch);
    store.traffic.record(batch, afterSeq);
    if (ends === KILLED[0]) return store.afterKill();
    await store.traffic.flush(at);
    if (ends === KILLED[1]) return store.afterKill();
    await write(drafts);
    if (ends === KILLED[2]) return store.afterKill();
  }
  await write(watch.advance((batches.at(-1)?.[0]?.observedAt ?? 0) + HOUR));
  return store;
}

it('a recording that is killed at any moment and played on has the entries of one that was not, in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(voyage(), fc.array(fc.record({ at: fc.nat({ max: 60 }), when: fc.constantFrom(...KILLED) }), { minLength: 1, maxLength: 3 }), async (sightings, ends) => {
      const batches = byInstant(sightings);
      const whole = await play(new MemoryStore(), batches, null);
      let store = new MemoryStore();
      for (const end of ends.toSorted((a, b) => a.at - b.at)) store = await play(store, batches, end);
      store = await play(store, batches, null);
      expect(store.entries).toEqual(whole.entries);
    }),
  );
});
