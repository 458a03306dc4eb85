import type { Alert } from '../../shared/words/alert.ts';
import { isCalled, type Desk } from '../../shared/words/sound.ts';

const WINDOW_MS = 600_000;
/** Alerts per ten minutes and operator: one on average, ten at most after an upset (HSE CHIS6 after EEMUA 191). */
export const RATE_USUAL = 1;
export const RATE_AT_MOST = 10;

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
  if (rate <= RATE_USUAL) return 'usual';
  return rate <= RATE_AT_MOST ? 'busy' : 'too many';
}
