import type { RuleSettings } from '../../../shared/words/rules.ts';
import type { Settings } from '../../../shared/words/settings.ts';
import type { ZoneFeature } from '../../../shared/words/zone.ts';
import type { Place } from '../alerts/wording.ts';
import type { Picture } from '../picture/picture.ts';
import type { Track } from '../picture/track.ts';
import { changedRules, zoneMark } from '../settings/held.ts';
import type { ZoneLookup } from '../zones/zone-lookup.ts';
import { FeedWatch, type FeedSlot } from './feed-watch.ts';
import type { Finding } from './finding.ts';
import { PairWatch, type PairSlot } from './pair-watch.ts';
import { TrackWatch } from './track-watch.ts';
import type { Waters } from './waters.ts';
import { ZoneWatch } from './zone-watch.ts';

/** The four rooms of rules, furnished with the settings in force. */
export interface RuleRooms {
  readonly zones: ZoneWatch;
  readonly tracks: TrackWatch;
  readonly pairs: PairWatch;
  readonly feeds: FeedWatch;
}

/** What rooms remember that is not in the tracks. */
export interface RoomMemory {
  readonly pairs: readonly PairSlot[];
  readonly feeds: readonly FeedSlot[];
}

/** What does not change with the settings. */
export interface RoomGround {
  readonly picture: Picture;
  readonly places: readonly Place[];
  readonly waters: Waters;
  readonly tell: (finding: Finding) => void;
}

/** Furnishes the rooms. The picture's tracks must already have their slots by the zones' places in these settings. */
export function furnish({ picture, places, waters, tell }: RoomGround, { zones, rules }: Settings, lookup: ZoneLookup, memory: RoomMemory): RuleRooms {
  const inLiveAlert = (track: Track): boolean => rooms.zones.concerns(track) || rooms.tracks.concerns(track) || rooms.pairs.concerns(track.id);
  const around = { settings: rules, waters, traffic: () => picture.all(), inLiveAlert, feedIsGone: (track: Track) => rooms.feeds.isGone(track) };
  const rooms: RuleRooms = {
    zones: new ZoneWatch(picture, zones, lookup, places, tell),
    tracks: new TrackWatch(picture, around, places, tell),
    pairs: new PairWatch(picture, rules, waters, places, memory.pairs, tell),
    feeds: new FeedWatch(picture, rules, inLiveAlert, memory.feeds, tell),
  };
  return rooms;
}

/**
 * Lets tracks remember what they can in other zones: a zone that is the same, version and all, keeps its slots at its new place.
 * The places of the zones that are new to the watch come back.
 */
export function moveSlots(tracks: Iterable<Track>, before: readonly ZoneFeature[], after: readonly ZoneFeature[]): Set<number> {
  const places = new Map(after.map((zone, i) => [zoneMark(zone), i]));
  const moved = before.map((zone) => places.get(zoneMark(zone)));
  for (const track of tracks) {
    if (track.slots.length === 0) continue;
    track.slots = track.slots.flatMap((slot) => {
      const zone = moved[slot.zone];
      return zone === undefined ? [] : [{ ...slot, zone }];
    });
  }
  const known = new Set(before.map(zoneMark));
  return new Set(after.flatMap((zone, i) => (known.has(zoneMark(zone)) ? [] : [i])));
}

/** Lets rules whose limits changed forget what they judged by them. That a source is gone is a fact, and stays. */
export function forgetChanged(tracks: Iterable<Track>, memory: RoomMemory, before: RuleSettings, after: RuleSettings): RoomMemory {
  const changed = new Set(changedRules(before, after));
  if (changed.size === 0) return memory;
  for (const track of tracks) {
    if (track.conditions.some(({ rule }) => changed.has(sectionOf(rule)))) track.conditions = track.conditions.filter(({ rule }) => !changed.has(sectionOf(rule)));
  }
  return {
    pairs: changed.has('closest-approach') ? [] : memory.pairs,
    feeds: changed.has('feed-lost') ? memory.feeds.flatMap((slot) => (slot.gone ? [{ ...slot, condition: null, told: null }] : [])) : memory.feeds,
  };
}

/** Where a rule's limits stand. */
export const sectionOf = (rule: string): string => (rule === 'ais-distress-test' ? 'ais-distress' : rule);
