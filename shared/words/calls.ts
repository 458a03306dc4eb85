import { z } from 'zod';
import { Alert, AlertAudience, AlertCategory, type AlertEvent } from './alert.ts';
import { Time } from './position.ts';
import { bringsNews, mayBeHeard } from './sound.ts';

/** One time that an alert called by sound. */
export const AlertCall = z.object({ id: Alert.shape.id, at: Time, audience: AlertAudience, category: AlertCategory });
export type AlertCall = z.infer<typeof AlertCall>;

/** How far back whoever counts calls must begin to know what was held: longer than anything is held before it escalates. */
export const CALLS_LEAD_MS = 600_000;

/**
 * Follows alerts event by event, in order, and tells which event called. The one definition of how often a desk is called: each
 * piece of news once, when a desk first hears it. That is at once, or, where its sound is held (too many, or it chatters), when the sound is given back
 * or time makes more of it, if nobody took it in hand before.
 */
export class Calls {
  /** Alerts with news that nobody has heard yet. */
  readonly #unheard = new Set<string>();

  /** Begins anew, with alerts that stand already. What is held then is taken to be unheard. */
  begin(standing: Iterable<Alert>): void {
    this.#unheard.clear();
    for (const alert of standing) if (alert.held !== null) this.#unheard.add(alert.id);
  }

  take(event: AlertEvent, alert: Alert): boolean {
    const news = bringsNews(event, alert);
    if (mayBeHeard(alert)) return this.#unheard.delete(alert.id) || news;
    if (news) this.#unheard.add(alert.id);
    else if (alert.state !== 'unack' && alert.state !== 'sil') this.#unheard.delete(alert.id);
    return false;
  }
}
