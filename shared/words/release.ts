import type { Alert, JoinedCondition } from './alert.ts';

/** That a vessel is no longer heard stands until it is heard again, which may be never. */
const MAY_NEVER_END = 'contact-lost';

/**
 * Whether two people together may end an alert (requirement R4): a latched one that somebody has, once its condition is gone or
 * cannot be checked; and, so that nothing stands for ever, one that may never be checked again, and another centre's that has
 * cleared. What joined it must be over too, but for a caution beside what was held (the beacon is being tested) and for the
 * contact that is lost.
 */
export function isReleasable(alert: Alert): boolean {
  if (stillHolds(alert)) return false;
  if (alert.category === 'C') return alert.state === 'unack' || alert.state === 'sil' || alert.state === 'runack';
  return alert.state === 'ack' && (alert.latched || alert.condition !== 'false');
}

function stillHolds({ situation, rule, condition, latched, joined }: Alert): boolean {
  const others = joined.filter((part) => part.situation !== situation);
  const known = joined.find((part) => part.situation === situation);
  // Its own condition is kept among the joined ones only once it does not hold while another does.
  const own = known?.condition ?? (others.length === 0 ? condition : 'true');
  if (own === 'true' && rule !== MAY_NEVER_END) return true;
  return others.some((part: JoinedCondition) => part.condition === 'true' && part.rule !== MAY_NEVER_END && !(latched && part.priority === 'caution'));
}
