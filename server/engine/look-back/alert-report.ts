import type { KeptPast } from '../../journal/contract.ts';
import { turns } from '../../journal/in-turns.ts';
import { newestOf, type Alert, type AlertEvent } from '../../../shared/words/alert.ts';
import { Calls, CALLS_LEAD_MS } from '../../../shared/words/calls.ts';
import type { Time } from '../../../shared/words/position.ts';
import { GUIDANCE, type AlertReport } from '../../../shared/wire/settings.ts';
import type { AlertReportJob } from './contract.ts';
import { entriesFrom } from './entries-from.ts';
import { perTenMinutes, worstTenMinutes } from './rate.ts';

const HOUR_MS = 3_600_000;

interface Row {
  readonly rule: string;
  readonly zone: { readonly id: string; readonly name: string } | null;
  raised: number;
  joined: number;
  sounding: number;
  readonly reactions: number[];
  standing: number;
}

/** What rules raised in the past hours, from the journal. A watch that is younger is told of since its first entry. */
export async function alertReport(past: KeptPast, { from, to, operators }: AlertReportJob): Promise<AlertReport> {
  const rest = turns();
  const [first] = await past.journal.read(0, 1);
  const since = Math.min(to, Math.max(from, first?.at ?? from));
  const rows = new Rows();
  const sounded: Time[] = [];
  const calls = new Calls();
  for await (const { at, body } of entriesFrom(past.journal, since - CALLS_LEAD_MS)) {
    if (at > to) break;
    await rest();
    if (body.kind !== 'alert') continue;
    const called = calls.take(body.event, body.alert);
    if (at < since) continue;
    if (called) sounded.push(at);
    rows.take(body.event, body.alert, called);
  }
  const mean = perTenMinutes(sounded.length, (to - since) / HOUR_MS);
  const worst = worstTenMinutes(sounded);
  return {
    from: since,
    to,
    rules: rows.noisiest(),
    perTenMinutes: { mean, worst: worst.count, worstFrom: worst.from },
    operators,
    perOperator: { mean: Math.round((mean / operators) * 100) / 100, worst: Math.ceil(worst.count / operators) },
    guidance: GUIDANCE,
  };
}

class Rows {
  readonly #rows = new Map<string, Row>();
  /** Alerts that were raised in these hours and stand: the row that each counts in. */
  readonly #standing = new Map<string, Row>();

  take(event: AlertEvent, alert: Alert, called: boolean): void {
    const about = this.#of(newestOf(alert));
    if (called) about.sounding++;
    if (event === 'joined') about.joined++;
    if (event === 'raised') {
      about.raised++;
      this.#standing.set(alert.id, about);
    }
    if (event === 'acknowledged' && alert.acknowledged !== null && alert.acknowledged.reactionMs !== null) this.#of(alert).reactions.push(alert.acknowledged.reactionMs);
    if (alert.state === 'norm') this.#standing.delete(alert.id);
  }

  noisiest(): AlertReport['rules'] {
    for (const row of this.#standing.values()) row.standing++;
    return [...this.#rows.values()]
      .filter(({ raised, joined, sounding, reactions }) => raised + joined + sounding + reactions.length > 0)
      .sort((a, b) => b.sounding - a.sounding || b.raised + b.joined - (a.raised + a.joined))
      .map(({ reactions, ...row }) => ({ ...row, acknowledgeMs: median(reactions) }));
  }

  #of({ rule, zone }: Pick<Alert, 'rule' | 'zone'>): Row {
    const key = `${rule} ${zone?.id ?? ''}`;
    const row = this.#rows.get(key) ?? { rule, zone: zone && { id: zone.id, name: zone.name }, raised: 0, joined: 0, sounding: 0, reactions: [], standing: 0 };
    this.#rows.set(key, row);
    return row;
  }
}

/** Of two in the middle their mean, rounded; null of none. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : Math.round((lower + upper) / 2);
}
