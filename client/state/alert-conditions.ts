import type { Alert, JoinedCondition } from '../../shared/words/alert.ts';

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
  const added = new Set(others.flatMap(({ tracks }) => tracks));
  // ... and when it comes back then, what was found anew is there.
  const { situation, rule, since, zone, position, figures, what, where, todo } = known ?? alert;
  const at = known?.at ?? alert.clearedAt ?? alert.raisedAt;
  // The tracks of all stand in the alert, the main one first; its own are those that nothing else brought.
  const tracks = known?.tracks ?? alert.tracks.filter((id, i) => i === 0 || !added.has(id));
  const condition = known?.condition ?? (others.length === 0 ? alert.condition : 'true');
  return [{ own: true, priority: null, situation, rule, condition, since, at, tracks, zone, position, figures, what, where, todo }, ...others.map((part) => ({ ...part, own: false }))];
}
