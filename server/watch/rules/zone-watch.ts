import { RADIANS } from '../../../shared/geo/units.ts';
import type { Alert, Condition } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { ZoneFeature, ZoneGeometry, ZoneRule } from '../../../shared/words/zone.ts';
import { zoneFacts, type Place } from '../alerts/wording.ts';
import type { Picture } from '../picture/picture.ts';
import type { Track } from '../picture/track.ts';
import { zoneMark } from '../settings/held.ts';
import type { ZoneLookup } from '../zones/zone-lookup.ts';
import type { Finding, RuleRoom, Told } from './finding.ts';
import { lookAheadMin } from './zone-approach.rule.ts';
import { ZONE_RULES } from './zone-rules.ts';
import { holds, type SlotStep, type ZoneRuleMachine, type ZoneSight, type ZoneSlot } from './zone-slot.ts';

/** What a zone rule's alert is told from. */
export interface ZoneFinding {
  /** Time of the position or the delay's end that decided it. */
  readonly at: Time;
  readonly since: Time;
  readonly machine: ZoneRuleMachine;
  readonly rule: ZoneRule;
  readonly zone: ZoneFeature;
  readonly track: Track;
  /** Minutes until it enters, for rules that look ahead. */
  readonly entersInMin: number | null;
}

/** Slower than this, course over ground is noise. */
const MAKING_WAY_KN = 0.5;

/**
 * What makes one situation of a zone rule: one rule, one zone, one track. A zone may have a rule twice (for other classes, say); each is
 * a situation of its own, so that each can be told, checked and brought back by itself, and the second joins the alert of the first. So is
 * each version of a zone after the first: an alert is never judged by a zone that is not the one that raised it.
 */
function situationKey(zone: ZoneFeature, rule: number, track: string): string {
  const { id, version, rules } = zone.properties;
  const name = rules[rule]!.rule;
  let before = 0;
  for (let r = 0; r < rule; r++) if (rules[r]!.rule === name) before++;
  return `${before === 0 ? name : `${name}.${before + 1}`}:${version === 1 ? id : zoneMark(zone)}:${track}`;
}

/** A rule that looks beyond its zone, with the zone's box in degrees, so that far vessels cost nothing. */
interface AheadRule {
  readonly zone: number;
  readonly rule: number;
  readonly minutes: number;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

function boxOf(geometry: ZoneGeometry): Pick<AheadRule, 'west' | 'east' | 'south' | 'north'> {
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const polygon of geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) {
    for (const [lon, lat] of polygon[0] ?? []) {
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    }
  }
  return box;
}

/** Runs every zone's rules over every position. The memory is in the tracks; this holds only what never changes. */
export class ZoneWatch implements RuleRoom {
  readonly #picture: Picture;
  readonly #zones: readonly ZoneFeature[];
  readonly #lookup: ZoneLookup;
  readonly #places: readonly Place[];
  readonly #tell: (finding: Finding) => void;
  readonly #ahead: AheadRule[] = [];
  /** The zones that hold the position at hand: the first `#insideCount` of these. */
  readonly #inside: Uint32Array;
  #insideCount = 0;
  #emptied = false;

  constructor(picture: Picture, zones: readonly ZoneFeature[], lookup: ZoneLookup, places: readonly Place[], tell: (finding: Finding) => void) {
    this.#picture = picture;
    this.#places = places;
    this.#zones = zones;
    this.#lookup = lookup;
    this.#tell = tell;
    this.#inside = new Uint32Array(zones.length);
    zones.forEach((zone, z) =>
      zone.properties.rules.forEach((rule, r) => {
        if (ZONE_RULES[rule.rule].looksAhead) this.#ahead.push({ zone: z, rule: r, minutes: lookAheadMin(rule), ...boxOf(zone.geometry) });
      }),
    );
  }

  /** A track has a new position. `first`: it is its first. */
  see(track: Track, first: boolean): void {
    if (track.class === 'none') return;
    this.#insideCount = this.#lookup.query(track.lon, track.lat, this.#inside);
    if (this.#insideCount === 0 && track.slots.length === 0 && this.#ahead.length === 0) return;
    const before = track.slots.length;
    for (let i = 0; i < before; i++) {
      const slot = track.slots[i]!;
      const rule = this.#rule(slot);
      this.#step(track, slot, ZONE_RULES[rule.rule].see(slot, rule, this.#sight(track, slot.zone, rule, first)), track.at);
    }
    for (let i = 0; i < this.#insideCount; i++) this.#beginInside(track, this.#inside[i]!, before, first);
    if (this.#ahead.length > 0 && track.sog !== null && track.sog >= MAKING_WAY_KN) this.#lookAhead(track, before, first);
    this.#sweep(track);
  }

  /** Zones that are new to the watch find a known track: being inside is no news. */
  introduce(track: Track, zones: ReadonlySet<number>): void {
    if (track.class === 'none') return;
    this.#insideCount = this.#lookup.query(track.lon, track.lat, this.#inside);
    for (let i = 0; i < this.#insideCount; i++) if (zones.has(this.#inside[i]!)) this.#beginInside(track, this.#inside[i]!, 0, true);
  }

  /** Wakes the rules of a zone that holds the track, those that have no slot among the first `before`. */
  #beginInside(track: Track, zone: number, before: number, first: boolean): void {
    const { rules } = this.#zones[zone]!.properties;
    for (let r = 0; r < rules.length; r++) {
      if (has(track, before, zone, r)) continue;
      const rule = rules[r]!;
      this.#begin(track, zone, r, ZONE_RULES[rule.rule].see(null, rule, { at: track.at, inside: true, beyond: false, first, entersInMin: null, sog: track.sog }));
    }
  }

  /** Rules that look beyond their zone, where the zone is near enough for them. */
  #lookAhead(track: Track, before: number, first: boolean): void {
    const perMinute = (track.sog ?? 0) / 3600;
    const stretch = 1 / Math.max(0.01, Math.cos(track.lat * RADIANS));
    for (const ahead of this.#ahead) {
      const reach = perMinute * ahead.minutes * 1.02;
      if (track.lat < ahead.south - reach || track.lat > ahead.north + reach) continue;
      if (track.lon < ahead.west - reach * stretch || track.lon > ahead.east + reach * stretch) continue;
      const { zone, rule: r } = ahead;
      if (this.#isInside(zone) || has(track, before, zone, r)) continue;
      const rule = this.#zones[zone]!.properties.rules[r]!;
      if (!watches(rule, track)) continue;
      this.#begin(track, zone, r, ZONE_RULES[rule.rule].see(null, rule, this.#sight(track, zone, rule, first)));
    }
  }

  /** The earliest time at which a rule would move on by itself; Infinity when none would. */
  due(track: Track): Time {
    let due = Infinity;
    if (track.lost) return due;
    for (const slot of track.slots) if (slot.due !== null && slot.due < due) due = slot.due;
    return due;
  }

  /**
   * Ends the delays that are due at or before `upTo`, in their order. Those that ran out while the track was lost
   * end no earlier than `notBefore`, the position that brought it back.
   */
  elapse(track: Track, upTo: Time, notBefore: Time): void {
    for (let due = this.due(track); due <= upTo; due = this.due(track)) {
      for (const slot of track.slots) {
        if (slot.due !== due) continue;
        const rule = this.#rule(slot);
        this.#step(track, slot, ZONE_RULES[rule.rule].elapse(slot, rule), Math.max(due, notBefore));
      }
      this.#sweep(track);
    }
  }

  /** The track was lost: nothing of it can be checked any more, and nothing clears. */
  lose(track: Track, at: Time): void {
    for (const slot of track.slots) this.#step(track, slot, ZONE_RULES[this.#rule(slot).rule].lose(slot), at);
    this.#sweep(track);
  }

  *told(at: Time): Iterable<Told> {
    for (const track of this.#picture.all()) {
      for (const slot of track.slots) {
        if (slot.told === null) continue;
        yield {
          finding: this.#finding(track, slot, slot.told, at),
          forget: () => {
            track.slots = track.slots.filter((other) => other !== slot);
          },
        };
      }
    }
  }

  adopt(alert: Pick<Alert, 'situation' | 'since' | 'tracks' | 'condition'>): 'true' | 'unknown' | null {
    const track = this.#picture.get(alert.tracks[0] ?? '');
    if (track === undefined) return null;
    const told = track.lost || alert.condition === 'unknown' ? 'unknown' : 'true';
    for (const [z, zone] of this.#zones.entries()) {
      for (const r of zone.properties.rules.keys()) {
        if (situationKey(zone, r, track.id) !== alert.situation) continue;
        track.slots = track.slots.filter((slot) => slot.zone !== z || slot.rule !== r);
        track.slots.push({ zone: z, rule: r, phase: 'on', since: alert.since, due: null, quiet: false, unsure: false, told });
        return told;
      }
    }
    return null;
  }

  /** Whether an alert above a caution stands for the track. */
  concerns(track: Track): boolean {
    return track.slots.some((slot) => slot.told !== null && this.#rule(slot).priority !== 'caution');
  }

  /** What a slot would tell the alert book now. */
  #finding(track: Track, slot: ZoneSlot, value: Condition, at: Time): Finding {
    const zone = this.#zones[slot.zone]!;
    const rule = this.#rule(slot);
    const machine = ZONE_RULES[rule.rule];
    const { since } = slot;
    return {
      key: situationKey(zone, slot.rule, track.id),
      value,
      at,
      observedAt: track.at,
      since,
      facts: () => {
        const entersInMin = machine.looksAhead && value === 'true' ? (this.#entersInMin(track, slot.zone, rule) ?? null) : null;
        return zoneFacts({ at, since, machine, rule, zone, track, entersInMin }, this.#places);
      },
    };
  }

  #rule(slot: ZoneSlot): ZoneRule {
    return this.#zones[slot.zone]!.properties.rules[slot.rule]!;
  }

  #entersInMin(track: Track, zone: number, rule: ZoneRule): number | null | undefined {
    if (track.sog === null) return undefined;
    if (track.sog < MAKING_WAY_KN) return null;
    const course = track.cog ?? track.heading;
    if (course === null) return undefined;
    return this.#lookup.minutesToEdge(zone, track.lon, track.lat, track.sog, course, lookAheadMin(rule));
  }

  #isInside(zone: number): boolean {
    for (let i = 0; i < this.#insideCount; i++) if (this.#inside[i] === zone) return true;
    return false;
  }

  #sight(track: Track, zone: number, rule: ZoneRule, first: boolean): ZoneSight {
    const within = this.#isInside(zone);
    return {
      at: track.at,
      inside: within,
      beyond: !within && this.#lookup.edgeDistanceM(zone, track.lon, track.lat) >= rule.hysteresisM,
      first,
      entersInMin: ZONE_RULES[rule.rule].looksAhead && !within ? this.#entersInMin(track, zone, rule) : null,
      sog: track.sog,
    };
  }

  #begin(track: Track, zone: number, rule: number, step: SlotStep): void {
    if (step === null) return;
    const slot: ZoneSlot = { zone, rule, told: null, ...step };
    track.slots.push(slot);
    this.#announce(track, slot, track.at);
  }

  #step(track: Track, slot: ZoneSlot, step: SlotStep, at: Time): void {
    if (step === null) {
      slot.phase = 'armed';
      slot.due = null;
      slot.since = NEVER;
      this.#emptied = true;
    } else if (step !== slot) {
      slot.phase = step.phase;
      slot.since = step.since;
      slot.due = step.due;
      slot.quiet = step.quiet;
      slot.unsure = step.unsure;
    }
    this.#announce(track, slot, at);
  }

  /** Tells the alert book what it does not know yet. */
  #announce(track: Track, slot: ZoneSlot, at: Time): void {
    const stands = holds(slot) && (slot.told !== null || watches(this.#rule(slot), track));
    const value = stands ? (track.lost || slot.unsure ? 'unknown' : 'true') : null;
    if (value === slot.told) return;
    slot.told = value;
    this.#tell(this.#finding(track, slot, value ?? 'false', at));
  }

  #sweep(track: Track): void {
    if (!this.#emptied) return;
    this.#emptied = false;
    track.slots = track.slots.filter((slot) => slot.since !== NEVER);
  }
}

/** Marks a slot with nothing left to remember until the sweep. */
const NEVER = -1;

const watches = (rule: ZoneRule, track: Track): boolean => rule.classes === undefined || rule.classes.includes(track.class);

function has(track: Track, upTo: number, zone: number, rule: number): boolean {
  for (let i = 0; i < upTo; i++) {
    const slot = track.slots[i]!;
    if (slot.zone === zone && slot.rule === rule) return true;
  }
  return false;
}
