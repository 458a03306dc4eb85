import type { Alert } from '../../../shared/words/alert.ts';
import { FLOOD_CARD } from '../../../shared/words/rule-cards/flood.card.ts';
import { OUT_OF_SERVICE_CARD } from '../../../shared/words/rule-cards/out-of-service.card.ts';
import { FLOOD_RULE } from './flood.ts';
import { clockOf } from './standing.ts';
import type { AlertFacts } from './book.ts';

const OUT_OF_SERVICE_RULE = OUT_OF_SERVICE_CARD.rule;

/** Alerts that the book raises itself: their condition is its own state, and no track or feed can take it away. */
export const isOwn = ({ rule }: Alert): boolean => rule === FLOOD_RULE || rule === OUT_OF_SERVICE_RULE;

/** An alert that is out of service stands named in a caution. */
export const outOfServiceKey = (alert: Alert): string => `${OUT_OF_SERVICE_RULE}:${alert.id}`;

export function outOfServiceFacts(alert: Alert): AlertFacts {
  const { overlay, tracks, zone, position, what, who, where } = alert;
  const until = overlay?.until ?? null;
  return {
    rule: OUT_OF_SERVICE_RULE,
    priority: 'caution',
    category: 'B',
    latched: false,
    since: alert.changedAt,
    tracks,
    zone,
    position,
    figures: {},
    what: `Out of service${until === null ? '' : ` until ${clockOf(until)}`}: ${what}`,
    who,
    where,
    todo: OUT_OF_SERVICE_CARD.action,
  };
}

export const floodFacts = (count: number, since: number): AlertFacts => ({
  rule: FLOOD_RULE,
  priority: 'warning',
  category: 'B',
  latched: false,
  audience: 'supervisor',
  since,
  tracks: [],
  zone: null,
  position: null,
  figures: { alerts_10min: count },
  what: `Too many alerts: ${count} new in 10 minutes`,
  who: 'All desks',
  where: 'Only emergencies and alarms sound; warnings are shown and held',
  todo: FLOOD_CARD.action,
});
