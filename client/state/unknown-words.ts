import type { Alert } from '../../shared/words/alert.ts';
import type { Settings } from '../../shared/words/settings.ts';
import { conditionsOf, type AlertCondition } from './alert-conditions.ts';

/** Whether a track is in the picture and not lost. */
export type SeenNow = (trackId: string) => boolean;

/** Why an alert's condition cannot be checked, as far as this page knows, and what that means for it; null while it can be. */
export function unknownText(alert: Alert, settings: Settings | null, seenNow: SeenNow): string | null {
  if (alert.condition !== 'unknown') return null;
  const doubted = conditionsOf(alert).find(({ condition }) => condition === 'unknown');
  if (doubted === undefined) return null;
  const ended = settings === null ? null : whyNotFollowed(doubted, settings);
  if (ended !== null) return `Cannot be checked any more: ${ended}. ${whatFollows(alert)}`;
  const lost = doubted.tracks.filter((id) => !seenNow(id)).length;
  if (lost > 0) return `Cannot be checked now: ${lost > 1 ? 'its tracks are' : doubted.tracks.length > 1 ? 'one of its tracks is' : 'its track is'} lost. ${STANDS_TILL_SEEN}`;
  if (doubted.tracks.length === 0) return `Cannot be checked now. ${STANDS_TILL_SEEN}`;
  return `Cannot be checked now, though its ${doubted.tracks.length > 1 ? 'tracks are' : 'track is'} still seen: a position may be too old, or a limit was changed. Look at the chart and judge it yourself.`;
}

const STANDS_TILL_SEEN = 'Nothing says that the danger is over.';

const whatFollows = (alert: Alert): string => {
  if (alert.latched) return 'It stands until two qualified people release it. Look at the vessel and judge it yourself.';
  return alert.acknowledged === null
    ? 'It stands until somebody acknowledges it. Look at the vessel and judge it yourself, then acknowledge.'
    : 'Look at the vessel, judge it yourself and log what was done.';
};

/** What a supervisor did that ended the checking; null when zone and rule are as they were. */
function whyNotFollowed({ zone, rule }: AlertCondition, { zones, rules }: Settings): string | null {
  if (zone !== null) {
    const now = zones.find(({ properties }) => properties.id === zone.id)?.properties;
    if (now === undefined) return 'its zone was removed by a supervisor';
    return now.version === zone.version ? null : `its zone was changed, now version ${now.version}, by a supervisor`;
  }
  const limits: unknown = new Map<string, unknown>(Object.entries(rules)).get(rule);
  const off = typeof limits === 'object' && limits !== null && 'on' in limits && limits.on === false;
  return off ? 'its rule was switched off by a supervisor' : null;
}
