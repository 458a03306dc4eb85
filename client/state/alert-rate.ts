import { GUIDANCE } from '../../shared/wire/settings.ts';
import type { Alert } from '../../shared/words/alert.ts';
import { isCalled, type Desk } from '../../shared/words/sound.ts';

const WINDOW_MS = 600_000;

/** Remembers when alerts called this desk, also those that are gone, for ten minutes. */
export class AlertRate {
  readonly #raised = new Map<string, number>();

  /** Takes note of what calls the desk: cautions and what another centre owns do not. */
  note(alerts: Iterable<Alert>, desk: Desk): void {
    for (const alert of alerts) {
      if (alert.priority !== 'caution' && isCalled(alert, desk)) this.#raised.set(alert.id, alert.raisedAt);
    }
  }

  /** How many were raised in the ten minutes up to `now`. */
  at(now: number): number {
    let count = 0;
    for (const [id, at] of this.#raised) {
      if (at <= now - WINDOW_MS) this.#raised.delete(id);
      else count++;
    }
    return count;
  }
}

/** How a rate stands against the guidance. */
export function rateWords(rate: number): 'usual' | 'busy' | 'too many' {
  if (rate <= GUIDANCE.mean) return 'usual';
  return rate <= GUIDANCE.worst ? 'busy' : 'too many';
}
