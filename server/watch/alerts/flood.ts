import type { Alert } from '../../../shared/words/alert.ts';
import { FLOOD_CARD } from '../../../shared/words/rule-cards/flood.card.ts';
import type { Time } from '../../../shared/words/position.ts';
import { FLOOD_BEGINS_AT, FLOOD_ENDS_BELOW, FLOOD_WINDOW_MS } from '../../../shared/words/alert-limits.ts';

/** The flood's own alert: while its condition stands, there is one. */
export const FLOOD_RULE = FLOOD_CARD.rule;
export const FLOOD_SITUATION = 'flood:team';

/** When alerts were raised, in order: as far back as the flood rule looks. */
export type News = readonly Time[];

/** Whether a new alert counts as one more for a desk: a caution asks nothing of it, and what is said of the flood is none. */
export const isNews = (alert: Alert): boolean => alert.priority !== 'caution' && alert.category !== 'C' && alert.rule !== FLOOD_RULE;

export const afterNews = (news: News, at: Time): News => [...news.filter((then) => then > at - FLOOD_WINDOW_MS), at];

/** A flood begins with this one. */
export const floods = (news: News, at: Time): boolean => news.filter((then) => then > at - FLOOD_WINDOW_MS).length >= FLOOD_BEGINS_AT;

/** When a flood ends if nothing new comes: fewer than five are then within ten minutes. */
export const floodEndsAt = (news: News): Time => {
  const last = news.at(-FLOOD_ENDS_BELOW);
  return last === undefined ? 0 : last + FLOOD_WINDOW_MS;
};

/**
 * The alert as it is told while there is a flood, or none: warnings keep their place and their timers, and only their
 * sound is held. Emergency and alarm always sound. Nothing is discarded.
 */
export function withFlood(alert: Alert, flooded: boolean): Alert {
  if (alert.held === 'chatter') return alert;
  const asks = alert.state === 'unack' || alert.state === 'sil';
  const held = flooded && asks && alert.priority === 'warning' && alert.rule !== FLOOD_RULE ? 'flood' : null;
  return held === alert.held ? alert : { ...alert, held };
}
