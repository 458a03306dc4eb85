import { z } from 'zod';
import { Alert, AlertPriority } from '../../shared/words/alert.ts';
import { Time } from '../../shared/words/position.ts';
import { TrackKind, VesselClass } from '../../shared/words/vessel.ts';
import { ZoneRuleName, type ZoneFeature } from '../../shared/words/zone.ts';
import { CommandAnswer } from '../../shared/wire/command.ts';
import { Echoes } from '../../shared/picture/echoes.ts';
import { Handles } from '../../shared/picture/handles.ts';
import { Picture } from './picture/picture.ts';
import type { Track } from './picture/track.ts';
import { Trail } from '../../shared/picture/trail.ts';
import { TRACK_RULES } from './rules/track-rule.ts';
import { HeldSettings } from './settings/held.ts';

/** Goes up with every change of what is kept; an older snapshot is then left alone and the journal folded instead. */
export const STATE_VERSION = 4;

const number = z.number().nullable();
const text = z.string().nullable();

const KeptPosition = z.object({
  kind: z.literal('position'),
  trackId: z.string(),
  trackKind: TrackKind,
  source: z.string(),
  observedAt: Time,
  lon: z.number(),
  lat: z.number(),
  sog: number,
  cog: number,
  heading: number,
  rot: number,
  status: number,
  altitude: z.number().nullable().optional(),
  aisClass: z.enum(['A', 'B']).nullable(),
});

const KeptEcho = z.object({ source: z.string(), at: Time, lon: z.number(), lat: z.number(), sog: number, cog: number, heading: number });

const KeptSlot = z.object({
  /** By name, so that a watch with other zones can leave it out. */
  zone: z.string(),
  rule: z.number().int().min(0),
  ruleName: ZoneRuleName,
  phase: z.enum(['armed', 'pending', 'leaving', 'on', 'releasing']),
  since: Time,
  due: Time.nullable(),
  quiet: z.boolean(),
  unsure: z.boolean(),
  told: z.enum(['true', 'unknown']).nullable(),
});

const Told = z.enum(['true', 'unknown']).nullable();
const KeptDelay = z.object({ phase: z.enum(['pending', 'on', 'releasing']), since: Time, due: Time.nullable(), unsure: z.boolean() });
const KeptCondition = KeptDelay.extend({ rule: z.enum(TRACK_RULES), subject: z.string(), note: text, told: Told });
const KeptPair = KeptDelay.extend({ a: z.string(), b: z.string(), priority: AlertPriority, told: Told });
const KeptFeed = z.object({ source: z.string(), gone: z.boolean(), condition: KeptDelay.nullable(), covered: z.array(z.string()), priority: AlertPriority, told: Told });

const KeptTrack = z.object({
  handle: z.number().int(),
  id: z.string(),
  kind: TrackKind,
  class: VesselClass,
  aisClass: z.enum(['A', 'B']).nullable(),
  mmsi: z.number().int().nullable(),
  identity: z.object({
    name: text,
    callsign: text,
    imo: number,
    shiptype: number,
    toBow: number,
    toStern: number,
    toPort: number,
    toStarboard: number,
    destination: text,
    draught: number,
    eta: text,
    aidType: number,
    virtualAid: z.boolean(),
  }),
  status: number,
  seen: text,
  accuracyM: number,
  placed: z.boolean(),
  at: Time,
  lon: z.number(),
  lat: z.number(),
  lonUnits: z.number().int(),
  latUnits: z.number().int(),
  sog: number,
  cog: number,
  heading: number,
  rot: number,
  altitude: number,
  lost: z.boolean(),
  lostAt: Time,
  heardAt: Time,
  positions: z.number().int(),
  held: z.number().int(),
  candidate: KeptPosition.nullable(),
  oddities: z.array(z.object({ at: Time, nm: z.number(), knots: z.number(), keptAt: Time.nullable() })),
  sources: z.array(z.object({ name: z.string(), at: Time })),
  echoes: z.array(KeptEcho),
  /** As `Trail.pack` writes it. */
  trail: z.string(),
  slots: z.array(KeptSlot),
  conditions: z.array(KeptCondition),
});
type KeptTrack = z.infer<typeof KeptTrack>;

/** A whole watch as plain data. */
export const WatchState = z.object({
  version: z.literal(STATE_VERSION),
  now: Time,
  reports: z.number().int(),
  book: z.object({
    nextId: z.number().int(),
    standing: z.array(Alert),
    closed: z.array(Alert),
    instances: z.array(z.tuple([z.string(), z.number().int()])),
    news: z.array(Time),
    people: z.object({ here: z.array(z.string()), gone: z.array(z.tuple([z.string(), Time])) }),
  }),
  answers: z.array(z.tuple([z.string(), z.object({ act: z.string(), answer: CommandAnswer })])),
  /** What it went by: this counts after a restart, and not what it is started with. */
  settings: HeldSettings,
  pairs: z.array(KeptPair),
  feeds: z.array(KeptFeed),
  picture: z.object({
    handles: z.object({ next: z.number().int(), freed: z.array(z.number().int()) }),
    counts: z.object({
      positions: z.number().int(),
      identities: z.number().int(),
      texts: z.number().int(),
      duplicates: z.number().int(),
      late: z.number().int(),
      held: z.number().int(),
      evicted: z.number().int(),
    }),
    tracks: z.array(KeptTrack),
  }),
});
export type WatchState = z.infer<typeof WatchState>;

/** A track as it is kept; its slots name their zones. */
export function keepTrack(track: Track, zones: readonly ZoneFeature[]): KeptTrack {
  const { trail, echoes, slots, queuedDue: _q, moved: _m, renamed: _r, announced: _a, ...plain } = track;
  return {
    ...plain,
    identity: { ...track.identity },
    sources: track.sources.map((mark) => ({ ...mark })),
    oddities: track.oddities.map((oddity) => ({ ...oddity })),
    conditions: [...track.conditions],
    echoes: echoes.toState(),
    trail: trail.pack(),
    slots: slots.map((slot) => {
      const zone = zones[slot.zone]!.properties;
      return { ...slot, zone: zone.id, ruleName: zone.rules[slot.rule]!.rule };
    }),
  };
}

/** The picture that was kept, or an empty one. */
export function keptPicture(
  state: WatchState | null,
  maxTracks: number,
  mustStay: (trackId: string) => boolean,
): Picture {
  if (state === null) return new Picture(maxTracks, mustStay);
  const kept = state.picture;
  const picture = new Picture(maxTracks, mustStay, new Handles(kept.handles.next, kept.handles.freed));
  Object.assign(picture.counts, kept.counts);
  const { zones } = state.settings.settings;
  const indexOf = new Map(zones.map((zone, i) => [zone.properties.id, i]));
  for (const track of kept.tracks) picture.adopt(restoredTrack(track, zones, indexOf));
  return picture;
}

function restoredTrack(kept: KeptTrack, zones: readonly ZoneFeature[], indexOf: ReadonlyMap<string, number>): Track {
  const slots: Track['slots'] = [];
  for (const { zone: id, ruleName, ...slot } of kept.slots) {
    const zone = indexOf.get(id);
    if (zone !== undefined && zones[zone]!.properties.rules[slot.rule]?.rule === ruleName) slots.push({ ...slot, zone });
  }
  return {
    ...kept,
    identity: { ...kept.identity },
    sources: kept.sources.map((mark) => ({ ...mark })),
    slots,
    oddities: kept.oddities.map((oddity) => ({ ...oddity })),
    conditions: [...kept.conditions],
    echoes: Echoes.from(kept.echoes),
    trail: Trail.unpack(kept.trail),
    queuedDue: Infinity,
    moved: false,
    renamed: false,
    announced: true,
  };
}
