import type { RecordingLaws } from '../../shared/recording/words.ts';
import type { RecordedSource } from './source.ts';

/** What recordings that are played together were made under: of each the first that says so. */
export function lawsOf(recorded: readonly RecordedSource[]): RecordingLaws {
  return {
    zones: recorded.find(({ laws }) => laws?.zones != null)?.laws?.zones ?? null,
    rules: recorded.find(({ laws }) => laws?.rules != null)?.laws?.rules ?? null,
  };
}
