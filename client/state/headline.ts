import type { Alert, Condition } from '../../shared/words/alert.ts';
import { conditionsOf, type AlertCondition } from './alert-conditions.ts';
import { WORST_FIRST } from './alert-order.ts';
import { nearestAt } from './approach.ts';
import { clockFace } from './time-text.ts';

/** What an alert is called now: it may be led by another condition than the one that raised it. */
export interface Headline extends Pick<AlertCondition, 'what' | 'where' | 'since' | 'todo'> {
  readonly who: string;
  /** The condition that it speaks of. */
  readonly situation: string;
}

/** An approach that still counts so long after its time did not come as predicted: the rule's off-delay is over by then. */
const STILL_AFTER_MS = 120_000;

/** The title, place and advice of an alert as they hold at `now` (watch time). A condition that is gone does not lead while another holds. */
export function headlineOf(alert: Alert, now: number): Headline {
  const [own, ...joined] = conditionsOf(alert);
  const lead = own?.condition === 'false' ? worst(joined) : undefined;
  if (lead === undefined) {
    const { situation, what, who, where, since, todo } = alert;
    return { situation, what: own === undefined ? what : whatNow(own, alert, now), who, where, since, todo };
  }
  const { situation, where, since, todo } = lead;
  // Whoever an approach that is gone was with has no part in what holds.
  const who = alert.rule === 'closest-approach' ? (alert.who.split(' and ')[0] ?? alert.who) : alert.who;
  return { situation, what: whatNow(lead, alert, now), who, where, since, todo };
}

/** The most pressing that holds; of two as pressing the newer. */
const worst = (conditions: readonly AlertCondition[]): AlertCondition | undefined =>
  conditions
    .filter(({ condition }) => condition === 'true')
    .toSorted((a, b) => rank(a) - rank(b) || b.since - a.since)[0];
const rank = ({ priority }: AlertCondition): number => (priority === null ? WORST_FIRST.length : WORST_FIRST.indexOf(priority));

/** What one of an alert's conditions is called at `now`: an approach by the clock, for its minutes run out. */
export function whatNow(part: AlertCondition, alert: Alert, now: number): string {
  const at = nearestAt(part, alert);
  const { cpa } = part.figures;
  if (at === null || cpa === undefined) return part.what;
  const within = `within ${cpa.toFixed(2)} nm at ${minuteText(at)}`;
  return approachText(part.condition, within, at, goneAt(part, alert, now), now);
}

function approachText(condition: Condition, within: string, at: number, gone: number, now: number): string {
  if (condition === 'false') return gone < at ? `Two vessels were to pass ${within}` : `Two vessels passed, predicted ${within}`;
  if (now < at) return `Two vessels will pass ${within}`;
  if (condition === 'unknown') return `Two vessels were to pass ${within}`;
  return now - at < STILL_AFTER_MS ? `Two vessels passed, predicted ${within}` : `Two vessels still too close, predicted ${within}`;
}

const goneAt = ({ at }: AlertCondition, { clearedAt }: Alert, now: number): number => Math.min(now, clearedAt ?? now, at);

/** `03:12 UTC`, to the nearest minute. */
const minuteText = (at: number): string => `${clockFace(Math.round(at / 60_000) * 60_000).slice(0, 5)} UTC`;

/** A vessel's own name, which AIS has in capitals, and its number; `Cargo ship, MMSI ...` has no name. */
const NAMED = /^([^a-z]+), MMSI \d+$/;

/**
 * Who an alert is about, as short as tells them apart: a named vessel without the number behind its name, unless two of
 * the alert have one name. The number is in Why, on the vessel's card and in the search.
 */
export function shortWho(who: string): string {
  const each = who.split(' and ').map((one) => one.replace(NAMED, '$1'));
  return new Set(each).size === each.length ? each.join(' and ') : who;
}
