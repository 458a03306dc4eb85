import type { Alert } from '../../shared/words/alert.ts';
import { conditionsOf, type AlertCondition } from './alert-conditions.ts';

/** Of a condition found twice only the begin is certain; the longest delay lies between that and its figures. */
const LONGEST_DELAY_MS = 60_000;

/** When two vessels are nearest to each other by the figures of a condition, watch time; null when it is no closest approach. */
export function nearestAt(part: AlertCondition, alert: Alert): number | null {
  const { cpa, tcpa } = part.figures;
  if (part.rule !== 'closest-approach' || cpa === undefined || tcpa === undefined) return null;
  return foundAt(part, alert) + tcpa * 60_000;
}

/** The next closest approach that an alert still speaks for, from `now` on (watch time); null when there is none. */
export function nextApproach(alert: Alert, now: number): number | null {
  let next: number | null = null;
  for (const part of conditionsOf(alert)) {
    const at = part.condition === 'true' ? nearestAt(part, alert) : null;
    if (at !== null && at >= now && (next === null || at < next)) next = at;
  }
  return next;
}

/** When an approach's figures were reckoned. Where that was not kept it is put too early and not too late. */
function foundAt({ own, at, since }: AlertCondition, { raisedAt, sets }: Alert): number {
  if (own && since <= raisedAt) return raisedAt;
  // It came back.
  const set = own ? sets.findLast((time) => time >= since) : undefined;
  if (set !== undefined) return set;
  return at - since >= 0 && at - since <= LONGEST_DELAY_MS ? at : since;
}
