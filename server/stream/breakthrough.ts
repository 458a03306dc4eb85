import type { EngineLink } from '../engine/link.ts';
import type { LiveEmergency } from '../../shared/wire/events.ts';
import type { Alert } from '../../shared/words/alert.ts';

/**
 * The emergencies of the live watch that nobody there has acknowledged: they break through to every exercise, for the people in it
 * may be needed (MSC.302(87) 9.15). One way only, and of each no more than it takes to make somebody look.
 */
export class Breakthrough {
  readonly #standing = new Map<string, LiveEmergency>();
  readonly #changed: () => void;
  readonly #stop: () => void;

  constructor(live: EngineLink, changed: () => void) {
    this.#changed = changed;
    this.#stop = live.listen({
      roster: () => undefined,
      frame: () => undefined,
      entries: (entries) => {
        for (const { body } of entries) if (body.kind === 'alert') this.#take(body.alert);
      },
    });
  }

  /** Learns what stands already. */
  async begin(live: EngineLink): Promise<this> {
    for (const alert of await live.alerts()) this.#take(alert);
    return this;
  }

  /** Oldest first. */
  list(): LiveEmergency[] {
    return [...this.#standing.values()].sort((a, b) => a.since - b.since);
  }

  stop(): void {
    this.#stop();
  }

  #take(alert: Alert): void {
    const { id, what, who, where, since, state, held } = alert;
    const known = this.#standing.get(id);
    const asks = alert.priority === 'emergency' && (state === 'unack' || state === 'sil' || state === 'runack');
    if (!asks && known === undefined) return;
    const now: LiveEmergency = { id, what, who, where, since, sounds: state === 'unack' && held === null };
    if (known !== undefined && asks && known.sounds === now.sounds && known.what === what && known.where === where) return;
    if (asks) this.#standing.set(id, now);
    else this.#standing.delete(id);
    this.#changed();
  }
}
