import { ownTracks, type Alert, type AlertState, type Condition, type JoinedCondition } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { AlertFacts } from './book.ts';
import { RENEWED_WITHIN_MS } from '../../../shared/words/alert-limits.ts';
import { lastTold, onCondition, onWorse } from './on-condition.ts';
import { isOwn } from './own-alerts.ts';
import { calling, isHigher, moved, type Change } from './standing.ts';
import type { Transition } from './stimulus.ts';

/**
 * One alert a vessel: a further condition of the same main vessel joins the alert that stands for it, raises its counter, and sounds only when
 * the priority rises or somebody had acknowledged what was known until then. The alert's condition is then that of all of them: TRUE while
 * one holds, UNKNOWN while none does and one cannot be checked. An emergency is always an alert of its own.
 */

/** About a source and not about its first vessel. */
const OF_NO_VESSEL = 'feed-lost';

const OPEN: ReadonlySet<AlertState> = new Set<AlertState>(['unack', 'sil', 'ack', 'xfer']);

export const mayJoin = ({ rule, priority, category, tracks }: AlertFacts): boolean =>
  priority !== 'emergency' && category !== 'C' && tracks.length > 0 && rule !== OF_NO_VESSEL;

/** Whether an alert stands for a vessel, so that others may join it. What is put away hides nothing new. */
export const mayHost = (alert: Alert, vessel: string | undefined): boolean =>
  alert.tracks[0] === vessel && OPEN.has(alert.state) && alert.category !== 'C' && alert.rule !== OF_NO_VESSEL && !isOwn(alert) && lastTold(alert) !== 'false';

/** One condition that an alert speaks for: its own, or one that joined it. */
export type Part = Pick<JoinedCondition, 'situation' | 'rule' | 'priority' | 'condition' | 'since' | 'tracks' | 'text'>;

/** Every condition that an alert speaks for, its own first. */
export function partsOf(alert: Alert): Part[] {
  const joined = alert.joined.filter(({ situation }) => situation !== alert.situation);
  return [ownPart(alert), ...joined];
}

/** Its own condition: kept among the joined ones as soon as it does not hold while another does. */
const ownPart = (alert: Alert): Part =>
  alert.joined.find(({ situation }) => situation === alert.situation) ?? { ...alert, condition: alert.joined.length === 0 ? lastTold(alert) : 'true' };

export const partOf = (alert: Alert, situation: string): Part | undefined => partsOf(alert).find((part) => part.situation === situation);

/** A further condition of the same vessel joins an alert. */
export function joins(alert: Alert, situation: string, facts: AlertFacts, at: Time): Transition {
  const { rule, priority, since, tracks, zone, position, figures, what, where, todo, text = null } = facts;
  const before = ownPart(alert).condition === 'unknown' && alert.joined.length === 0 ? withPart(alert, alert.situation, 'unknown', at, () => facts) : alert.joined;
  const joined = [...before.filter((part) => part.situation !== situation), { situation, rule, priority, condition: 'true' as const, since, at, tracks, zone, position, figures, what, where, todo, text }];
  const named = [...alert.tracks, ...tracks.filter((track) => !alert.tracks.includes(track))];
  const change: Change = {
    joined,
    joinedNow: situation,
    tracks: named,
    category: facts.category === 'A' ? 'A' : alert.category,
    life: alert.life || facts.life === true,
    condition: 'true',
  };
  const asksAnew = isHigher(priority, alert.priority) || (alert.state === 'ack' && priority !== 'caution');
  const worse = asksAnew ? onWorse({ ...alert, ...change }, { ...alert, kind: 'worse', priority }, at) : null;
  if (worse !== null) return { ...worse, event: 'joined', alert: { ...worse.alert, joinedNow: situation } };
  return moved(alert, 'joined', at, { ...change, repeats: alert.repeats + 1 });
}

/** What a rule says of one of an alert's several conditions; null when it changes nothing. */
export function partChanges(alert: Alert, situation: string, value: Condition, at: Time, describe: () => AlertFacts): Transition | null {
  const before = partOf(alert, situation);
  if (before === undefined || before.condition === value) return null;
  if (value === 'unknown' && before.condition === 'false') return null;
  const joined = withPart(alert, situation, value, at, describe);
  const all = overall([...partsOf({ ...alert, joined })]);
  if (all === lastTold(alert)) {
    const anew = value === 'true' && before.condition === 'false';
    const change: Change = { joined, joinedNow: situation, ...(anew && { repeats: alert.repeats + 1 }) };
    // Long gone and back: somebody who had acknowledged it has to know.
    const gone = alert.joined.find((part) => part.situation === situation)?.at ?? at;
    const asksAnew = anew && alert.state === 'ack' && before.priority !== 'caution' && at - gone >= RENEWED_WITHIN_MS;
    return moved(alert, 'joined-changed', at, asksAnew ? { ...change, ...calling(alert, at) } : change);
  }
  const { position, figures, where } = alert;
  const since = value === 'true' ? describe().since : alert.since;
  const outcome = onCondition({ ...alert, joined }, { kind: 'condition', value: all, since, position, figures, where }, at);
  if (outcome === null) return moved(alert, 'joined-changed', at, { joined, joinedNow: situation });
  return { ...outcome, alert: { ...outcome.alert, joinedNow: situation } };
}

/** The joined conditions with one of them as it is now. The alert's own comes among them when it changes while others stand. */
function withPart(alert: Alert, situation: string, condition: Condition, at: Time, describe: () => AlertFacts): JoinedCondition[] {
  const known = alert.joined.find((part) => part.situation === situation);
  const { rule, priority, since, zone, position, figures, what, where, todo, text } = alert;
  const part = known ?? { situation, rule, priority, since, tracks: ownTracks(alert), zone, position, figures, what, where, todo, text };
  let now: JoinedCondition = { ...part, condition, at };
  if (condition === 'true' && known?.condition === 'false') {
    const facts = describe();
    now = { ...now, since: facts.since, position: facts.position, figures: facts.figures, what: facts.what, where: facts.where, text: facts.text ?? null };
  }
  return known === undefined ? [...alert.joined, now] : alert.joined.map((other) => (other === known ? now : other));
}

function overall(parts: readonly Part[]): Condition {
  if (parts.some(({ condition }) => condition === 'true')) return 'true';
  return parts.some(({ condition }) => condition === 'unknown') ? 'unknown' : 'false';
}
