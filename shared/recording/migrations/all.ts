import { RECORDING_VERSION } from '../layout.ts';

/** The words of a recording as a version had them, before they are checked. */
export interface RecordingWords {
  readonly head: unknown;
  readonly laws: unknown;
  readonly past: unknown;
  readonly index: unknown;
}

/** Brings words from version `from` to the next. What it makes is checked by the next one's schemas only at the end. */
export interface Migration {
  readonly from: number;
  readonly migrate: (words: RecordingWords) => RecordingWords;
}

/** One for each version that there was, in order. None yet: the first version is the newest. */
const MIGRATIONS: readonly Migration[] = [];

/** Words of any version that there was, as those of the newest. */
export function migrated(words: RecordingWords, version: number, migrations = MIGRATIONS, newest = RECORDING_VERSION): RecordingWords {
  let now = words;
  for (let at = version; at < newest; at++) {
    const migration = migrations.find(({ from }) => from === at);
    if (migration === undefined) throw new Error(`there is no migration from version ${at}`);
    now = migration.migrate(now);
  }
  return now;
}
