import type { SourceHealth } from '../../shared/words/source.ts';
import type { SourceChange } from '../sources/source.ts';

/** Sources of the recording behind a scenario, as it has them: what an inject makes of them is over it. */
export class RecordedFeeds {
  readonly #states = new Map<string, SourceChange>();

  /** Changes of the recording; those that are told are of sources that no inject holds lost. */
  take(changes: readonly SourceChange[], isLost: (source: string) => boolean): SourceChange[] {
    for (const change of changes) this.#states.set(change.source, change);
    return changes.filter(({ source }) => !isLost(source));
  }

  /** Changes by injects: what comes back is as the recording has it. */
  over(changes: readonly SourceChange[]): SourceChange[] {
    return changes.map((change) => (change.state === 'live' ? (this.#states.get(change.source) ?? change) : change));
  }

  /** Those that are told of, as they stand. */
  healths(isLost: (source: string) => boolean): SourceHealth[] {
    return Array.from(this.#states.values(), ({ source, state, problem }) => ({ name: source, state: isLost(source) ? 'connecting' : state, rate: 0, age: null, lines: 0, sightings: 0, errors: {}, problem }));
  }
}
