import { GUIDANCE } from '../../shared/wire/settings.ts';
import type { Alert } from '../../shared/words/alert.ts';
import type { Entry } from '../../shared/words/entry.ts';
import { Calls, type AlertCall } from '../../shared/words/calls.ts';
import { isCalled, type Desk } from '../../shared/words/sound.ts';

const WINDOW_MS = 600_000;

/** Remembers each time that an alert called this desk anew, as the server's report counts it, for ten minutes. */
export class AlertRate {
  readonly #calls = new Map<string, number>();
  readonly #follow = new Calls();

  /** Begins with what the server counted, and what stands after it: a page shows the same whenever it was loaded. */
  begin(calls: Iterable<AlertCall>, standing: Iterable<Alert>, desk: Desk): void {
    this.#calls.clear();
    this.#follow.begin(standing);
    for (const call of calls) if (isCalled(call, desk)) this.#note(call.id, call.at);
  }

  heard(entries: Iterable<Entry>, desk: Desk): void {
    for (const { body } of entries) {
      if (body.kind === 'alert' && this.#follow.take(body.event, body.alert) && isCalled(body.alert, desk)) this.#note(body.alert.id, body.alert.changedAt);
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
