import { ownTracks, type Alert, type JoinedCondition } from '../../shared/words/alert.ts';

/** One of the conditions that an alert speaks for. */
export interface AlertCondition extends Omit<JoinedCondition, 'priority'> {
  /** The one that raised the alert; the others joined it. */
  readonly own: boolean;
  /** As raised; null for the alert's own, whose priority may have risen by what joined. */
  readonly priority: JoinedCondition['priority'] | null;
}

/** Every condition that an alert speaks for: its own first, then the others as they came. */
export function conditionsOf(alert: Alert): AlertCondition[] {
  const others = alert.joined.filter(({ situation }) => situation !== alert.situation);
  // Its own is kept among them as soon as it does not hold while another does.
  const known = alert.joined.find(({ situation }) => situation === alert.situation);
  // ... and when it comes back then, what was found anew is there.
  const { situation, rule, since, zone, position, figures, what, where, todo, text } = known ?? alert;
  const at = known?.at ?? alert.clearedAt ?? alert.raisedAt;
  const tracks = known?.tracks ?? ownTracks(alert);
  const condition = known?.condition ?? (others.length === 0 ? alert.condition : 'true');
  return [{ own: true, priority: null, situation, rule, condition, since, at, tracks, zone, position, figures, what, where, todo, text }, ...others.map((part) => ({ ...part, own: false }))];
}
