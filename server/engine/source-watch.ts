import type { EntryDraft } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import type { SourceHealth, SourceState } from '../../shared/words/source.ts';
import type { SourceChange } from '../sources/source.ts';

/** A source that is back within this long was never gone: a reconnect is no news. */
const SOURCE_HOLD_MS = 10_000;

interface Known {
  state: SourceState;
  /** When it began to be otherwise, wall time; null while it is as known. */
  otherwiseSince: Time | null;
}

/** For good: no reconnect will change it. */
const isFinal = (state: SourceState): boolean => state === 'ended' || state === 'failed';

/** Turns the sources' states into entries when they change between bringing sightings and not. */
export class SourceWatch {
  readonly #known = new Map<string, Known>();

  /** Looks at the sources; entries for those that changed and stayed so. */
  look(healths: readonly SourceHealth[], wall: Time, at: Time): EntryDraft[] {
    const drafts: EntryDraft[] = [];
    for (const health of healths) {
      const known = this.#known.get(health.name);
      if (known === undefined) {
        this.#known.set(health.name, { state: 'connecting', otherwiseSince: health.state === 'connecting' ? null : wall });
        if (!isFinal(health.state)) continue;
      }
      if (this.#changed(health, wall)) drafts.push(sourceEntry({ source: health.name, state: health.state, problem: health.problem }, at));
    }
    return drafts;
  }

  #changed(health: SourceHealth, wall: Time): boolean {
    const known = this.#known.get(health.name);
    if (known === undefined) return false;
    const same = health.state === known.state || ((health.state === 'live') === (known.state === 'live') && !isFinal(health.state));
    if (same) {
      known.otherwiseSince = null;
      return false;
    }
    known.otherwiseSince ??= wall;
    if (!isFinal(health.state) && wall - known.otherwiseSince < SOURCE_HOLD_MS) return false;
    known.state = health.state;
    known.otherwiseSince = null;
    return true;
  }
}

/** The entry of a source that changed. */
export const sourceEntry = ({ source, state, problem }: SourceChange, at: Time): EntryDraft => ({
  at,
  observedAt: null,
  receivedAt: null,
  actor: { kind: 'system', name: 'varne' },
  key: null,
  body: { kind: 'source', source, state, problem },
});
