import { Calls } from '../../../shared/words/calls.ts';
import { newestOf } from '../../../shared/words/alert.ts';
import type { EntryDraft } from '../../../shared/words/entry.ts';
import type { Time } from '../../../shared/words/position.ts';
import { DRY_RUN_TELLS, type DryRun, type DryRunAlert, type DryRunFigures } from '../../../shared/wire/settings.ts';
import { perTenMinutes, worstTenMinutes } from './rate.ts';

/** Counts what a dry run raises. */
export class Tally {
  #raised = 0;
  readonly #calls = new Calls();
  readonly #sounded: Time[] = [];
  readonly #byRule = new Map<string, DryRun['byRule'][number]>();
  /** The newest last, and at most twice as many as are told. */
  #newest: DryRunAlert[] = [];

  take(drafts: readonly EntryDraft[]): void {
    for (const draft of drafts) {
      const { at, body } = draft;
      if (body.kind !== 'alert') continue;
      if (this.#calls.take(body.event, body.alert)) this.#sounded.push(at);
      if (body.event === 'raised') this.#raise(draft);
    }
  }

  figures(recordedHours: number): DryRunFigures {
    return {
      raised: this.#raised,
      sounding: this.#sounded.length,
      perTenMinutes: perTenMinutes(this.#sounded.length, recordedHours),
      worstTenMinutes: worstTenMinutes(this.#sounded).count,
    };
  }

  told(): Pick<DryRun, 'alerts' | 'left' | 'byRule'> {
    const alerts = this.#newest.slice(-DRY_RUN_TELLS).toReversed();
    return { alerts, left: this.#raised - alerts.length, byRule: [...this.#byRule.values()].toSorted((a, b) => b.raised - a.raised) };
  }

  #raise({ at, observedAt, body }: EntryDraft): void {
    if (body.kind !== 'alert') return;
    const { id, priority, who } = body.alert;
    const { rule, zone, what, where, position, tracks } = newestOf(body.alert);
    this.#raised++;
    const key = `${rule} ${zone?.id ?? ''}`;
    const row = this.#byRule.get(key) ?? { rule, zone: zone?.id ?? null, raised: 0 };
    this.#byRule.set(key, { ...row, raised: row.raised + 1 });
    this.#newest.push({ at: observedAt ?? at, alert: id, rule, priority, zone: zone?.id ?? null, what, who, where, position, tracks });
    if (this.#newest.length > 2 * DRY_RUN_TELLS) this.#newest = this.#newest.slice(-DRY_RUN_TELLS);
  }
}
