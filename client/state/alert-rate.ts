import { GUIDANCE } from '../../shared/wire/settings.ts';
import type { Alert } from '../../shared/words/alert.ts';
import type { Entry } from '../../shared/words/entry.ts';
import { callsAnew, isCalled, type Desk } from '../../shared/words/sound.ts';

const WINDOW_MS = 600_000;

/** Remembers each time that an alert called this desk anew, as the server's report counts it, for ten minutes. */
export class AlertRate {
  readonly #calls = new Map<string, number>();

  /** Begins with alerts that stand already: of those it is only known when they were raised. */
  begin(standing: Iterable<Alert>, desk: Desk): void {
    this.#calls.clear();
    for (const alert of standing) if (alert.priority !== 'caution' && alert.soundedAt !== null && isCalled(alert, desk)) this.#note(alert.id, alert.raisedAt);
  }

  heard(entries: Iterable<Entry>, desk: Desk): void {
    for (const { body } of entries) {
      if (body.kind === 'alert' && callsAnew(body.event, body.alert) && isCalled(body.alert, desk)) this.#note(body.alert.id, body.alert.changedAt);
    }
  }

  /** How many there were in the ten minutes up to `now`. */
  at(now: number): number {
    let count = 0;
    for (const [call, at] of this.#calls) {
      if (at <= now - WINDOW_MS) this.#calls.delete(call);
      else count++;
    }
    return count;
  }

  #note(id: string, at: number): void {
    this.#calls.set(`${id} ${at}`, at);
  }
}

/** Of this page's desk; the stream tells it. */
export const deskRate = new AlertRate();

/** How a rate stands against the guidance. */
export function rateWords(rate: number): 'usual' | 'busy' | 'too many' {
  if (rate <= GUIDANCE.mean) return 'usual';
  return rate <= GUIDANCE.worst ? 'busy' : 'too many';
}
