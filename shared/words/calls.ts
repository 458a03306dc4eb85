import { z } from 'zod';
import { Alert, AlertAudience, AlertCategory, type AlertEvent } from './alert.ts';
import { Time } from './position.ts';
import { callsAnew } from './sound.ts';

/** One time that an alert called by sound. */
export const AlertCall = z.object({ id: Alert.shape.id, at: Time, audience: AlertAudience, category: AlertCategory });
export type AlertCall = z.infer<typeof AlertCall>;

/** How far back whoever counts calls must begin to know what was held: longer than anything is held before it escalates. */
export const CALLS_LEAD_MS = 600_000;

/** Follows alerts event by event, in order, and tells which event called. The one definition of how often a desk is called. */
export class Calls {
  readonly #held = new Set<string>();

  /** Begins anew, with alerts that stand already. */
  begin(standing: Iterable<Alert>): void {
    this.#held.clear();
    for (const alert of standing) this.#note(alert);
  }

  take(event: AlertEvent, alert: Alert): boolean {
    const calls = callsAnew(event, alert, this.#held.has(alert.id));
    this.#note(alert);
    return calls;
  }

  #note({ id, held }: Alert): void {
    if (held === null) this.#held.delete(id);
    else this.#held.add(id);
  }
}
