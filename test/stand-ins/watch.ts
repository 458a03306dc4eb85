import { ZoneIndex, zoneArea } from '../../server/watch/zones/zone-index.ts';
import { Watch, type WatchConfig } from '../../server/watch/watch.ts';
import { WatchState } from '../../server/watch/state.ts';
import type { ZoneFeature } from '../../shared/words/zone.ts';
import { DEFAULT_RULES, RuleSettings } from '../../shared/words/rules.ts';
import type { AlertEvent } from '../../shared/words/alert.ts';
import type { Entry, EntryDraft } from '../../shared/words/entry.ts';
import { DOVER } from './sea.ts';

/** Zone rules by themselves: all others are switched off. */
const off = { on: false };
const ZONES_ALONE = RuleSettings.parse(Object.fromEntries(Object.keys(DEFAULT_RULES).flatMap((name) => (name === 'sea' ? [] : [[name, off]]))));

export function configOf(zones: readonly ZoneFeature[], maxTracks?: number, rules = ZONES_ALONE): WatchConfig {
  const config = { zones, lookup: ZoneIndex.build(zones.map((zone) => zoneArea(zone.geometry))), places: [DOVER], rules };
  return maxTracks === undefined ? config : { ...config, maxTracks };
}

export const watchOf = (zones: readonly ZoneFeature[], maxTracks?: number, rules = ZONES_ALONE): Watch => new Watch(configOf(zones, maxTracks, rules));

/** A snapshot's way through a file and back. */
export const reborn = (watch: Watch, zones: readonly ZoneFeature[], rules = ZONES_ALONE): Watch =>
  new Watch(configOf(zones, undefined, rules), WatchState.parse(JSON.parse(JSON.stringify(watch.snapshot()))));

export const numbered = (drafts: readonly EntryDraft[], after = 0): Entry[] =>
  drafts.map((draft, i) => ({ ...draft, seq: after + i + 1, hash: '0'.repeat(64) }));

/** What happens to an alert by the clock alone, whatever its rule finds. */
const BY_THE_CLOCK: readonly AlertEvent[] = ['re-alerted', 'escalated', 'closed', 'held', 'unheld'];

/** The drafts without what the clock alone did to alerts. */
export const notByTheClock = (drafts: readonly EntryDraft[]): EntryDraft[] => drafts.filter(({ body }) => body.kind !== 'alert' || !BY_THE_CLOCK.includes(body.event));

/** `raised a1`, `cleared a1` ...: what drafts say that rules and people did to alerts. */
export const transitions = (drafts: readonly EntryDraft[]): string[] =>
  notByTheClock(drafts).flatMap(({ body }) => (body.kind === 'alert' ? [`${body.event} ${body.alert.id}`] : []));

/** What leaves the revision, for it makes nothing that a person saw out of date. */
export const LEAVES_REVISION: readonly AlertEvent[] = ['re-alerted', 'seen', 'logged', 'chattering', 'calmed', 'held', 'unheld'];
