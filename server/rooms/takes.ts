import type { Store, WatchStore } from '../journal/contract.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';
import type { Take } from '../../shared/words/exercise.ts';
import type { Time } from '../../shared/words/position.ts';
import type { ExerciseId } from '../../shared/words/room.ts';

const AT_ONCE = 1_000;

/** What is kept of one take. Every snapshot of it is, for going back to. */
export const storeOfTake = (store: Store, id: ExerciseId, take: number): Promise<WatchStore> => store.watch(`${id}.${take}`, { allSnapshots: true });

/**
 * The take whose own recording holds a moment of a take: itself, or the one that it goes on from when the moment was before.
 * Null when there is no such take, or the moment was before this room's first.
 */
export function holderOf(takes: readonly Take[], id: ExerciseId, number: number, at: Time): Take | null {
  let take = takes.find((each) => each.number === number);
  while (take?.from != null && at < take.from.at) {
    const { room, take: before } = take.from;
    if (room !== id) return null;
    take = takes.find((each) => each.number === before);
  }
  return take ?? null;
}

/** A new take, its journal the same as that of the take before up to and with a moment: it tells its whole story by itself. */
export async function beginTake(own: WatchStore, source: WatchStore, at: Time): Promise<void> {
  for (let after = 0; ; after += AT_ONCE) {
    const entries = await source.journal.read(after, AT_ONCE);
    const drafts: EntryDraft[] = [];
    for (const { seq: _seq, hash: _hash, ...draft } of entries) {
      if (draft.at > at) break;
      drafts.push(draft);
    }
    await own.journal.append(drafts);
    if (drafts.length < AT_ONCE) return;
  }
}

/** A number that no take had: what a try that failed has written is left alone. */
export async function nextTake(store: Store, id: ExerciseId, takes: readonly Take[]): Promise<number> {
  let number = takes.length + 1;
  while ((await storeOfTake(store, id, number)).journal.seq > 0) number++;
  return number;
}
