import type { Alert } from '../../shared/words/alert.ts';
import type { Entry, EntryDraft } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import type { Actor } from '../../shared/words/role.ts';
import type { Sighting } from '../../shared/words/sighting.ts';
import type { SourceState } from '../../shared/words/source.ts';
import type { Steps } from '../../shared/words/steps.ts';
import type { Command, CommandAnswer } from '../../shared/wire/command.ts';

/**
 * What a command comes to. `commit` entries have not happened yet: whoever asked makes them durable, then gives
 * them back through `commit`, and only then answers. A refusal changes nothing.
 * `answered` is a command whose key was seen before: the first answer again.
 */
export type Decision =
  | { outcome: 'commit'; drafts: EntryDraft[]; answer: (entries: readonly Entry[]) => CommandAnswer }
  | { outcome: 'refused'; answer: CommandAnswer }
  | { outcome: 'answered'; answer: CommandAnswer };

/**
 * One running room, pure: the same inputs in the same order make the same state and the same drafts.
 * It knows no clock, no chance and no I/O; every time comes with an input and never goes back.
 */
export interface WatchCore {
  /** Takes sightings in, in order. What the engine concluded from them comes back as drafts, already in force. */
  observe(sightings: readonly Sighting[]): EntryDraft[];
  /** Time passes: tracks are lost, delays end. Called once a watch second, on the whole second. */
  advance(at: Time): EntryDraft[];
  /** Judges a person's (or the simulator's) command without changing anything. */
  decide(command: Command, actor: Actor, at: Time): Decision;
  /** Who has a screen open now, by name: owners who are away for a minute no longer have their alerts. */
  present(names: readonly string[], at: Time): EntryDraft[];
  /** Takes in an entry that is durable: after `decide`, and when folding a journal. */
  commit(entry: Entry): void;
  /**
   * Takes in recorded sightings while a watch is restored: picture and rules' memory move on, but alerts do not;
   * those are folded from entries by `commit`. The first `advance` after it brings the two together.
   */
  refold(sightings: readonly Sighting[], at: Time): void;
  /** A source changed between bringing sightings and not. Its entry is not committed: this is in force at once. */
  sourceChanged(source: string, state: SourceState, at: Time): void;
  /** Standing alerts, most pressing first. */
  alerts(): Alert[];
  /** The whole state as plain data, to be kept and given to `restore` of the same version. */
  snapshot(): unknown;
  /** The same in steps; between them the watch must be left as it is. */
  snapshotSteps(): Steps<unknown>;
}
