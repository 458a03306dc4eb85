import type { RecordingLaws } from '../../shared/recording/words.ts';
import type { SettingsChange } from '../../shared/words/settings.ts';
import type { RecordedBatch, RecordedSource } from './source.ts';

/** What recordings that are played together were made under: of each the first that says so. */
export function lawsOf(recorded: readonly RecordedSource[]): RecordingLaws {
  return {
    zones: recorded.find(({ laws }) => laws?.zones != null)?.laws?.zones ?? null,
    rules: recorded.find(({ laws }) => laws?.rules != null)?.laws?.rules ?? null,
  };
}

/** Which of its settings a watch has from what is played; the rest were named by somebody and stay. */
export interface OwnLaws {
  readonly zones: boolean;
  readonly rules: boolean;
}

/** The same recordings, in which settings change only as far as they are the watch's: those of the first that has any. */
export function heldToLaws(recorded: readonly RecordedSource[], own: OwnLaws): RecordedSource[] {
  const first = recorded.find(({ laws }) => laws !== undefined);
  return recorded.map((source) => (source.laws === undefined || (source === first && own.zones && own.rules) ? source : held(source, source === first ? own : { zones: false, rules: false })));
}

function held(source: RecordedSource, own: OwnLaws): RecordedSource {
  const { name, speed, startsAt } = source;
  return {
    name,
    speed,
    startsAt,
    ...(source.again !== undefined && { again: source.again }),
    ...(source.laws !== undefined && { laws: source.laws }),
    async *batches(after): AsyncIterable<RecordedBatch> {
      for await (const { settings = [], ...batch } of source.batches(after)) yield { ...batch, settings: settings.flatMap((change) => partOf(change, own) ?? []) };
    },
    health: () => source.health(),
    stop: () => source.stop(),
  };
}

/** As much of a change as is wanted; null when that is nothing. */
export function partOf(change: SettingsChange, { zones, rules }: OwnLaws): SettingsChange | null {
  if (zones && rules) return change;
  if (zones) return { ...change, rules: null };
  return rules && change.rules !== null ? { ...change, zones: [], removed: [], whole: false } : null;
}
