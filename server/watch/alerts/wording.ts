import { bearingDeg, planeM } from '../../../shared/geo/distance.ts';
import { METRES_PER_NM } from '../../../shared/geo/units.ts';
import type { Position, Time } from '../../../shared/words/position.ts';
import type { VesselClass } from '../../../shared/words/vessel.ts';
import type { Track } from '../picture/track.ts';
import type { ZoneFinding } from '../rules/zone-watch.ts';
import type { AlertFacts } from './book.ts';

/** A port or place that positions are told from. */
export interface Place {
  readonly name: string;
  readonly position: Position;
}

const POINTS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'] as const;

/** `03:12 UTC`, to the nearest minute. What is told of an alert stands for as long as it does: minutes from then would be none from now. */
export const minuteOf = (at: Time): string => `${new Date(Math.round(at / 60_000) * 60_000).toISOString().slice(11, 16)} UTC`;

/** The nearest of the 16 compass points. */
const compassPoint = (degrees: number): string => POINTS[Math.round(degrees / 22.5) % 16] ?? 'N';

/** `3.1 nm SE of Dover`; the position itself where no place is known. */
function whereIs([lon, lat]: Position, places: readonly Place[]): string {
  let nearest: Place | null = null;
  let metres = Infinity;
  for (const place of places) {
    const d = planeM(place.position[0], place.position[1], lon, lat);
    if (d >= metres) continue;
    nearest = place;
    metres = d;
  }
  if (nearest === null) return `${degrees(lat, 2, 'N', 'S')} ${degrees(lon, 3, 'E', 'W')}`;
  const nm = metres / METRES_PER_NM;
  if (nm < 0.1) return `at ${nearest.name}`;
  const point = compassPoint(bearingDeg(nearest.position[0], nearest.position[1], lon, lat));
  return `${nm < 10 ? nm.toFixed(1) : String(Math.round(nm))} nm ${point} of ${nearest.name}`;
}

function degrees(value: number, width: number, positive: string, negative: string): string {
  const minutes = Math.round(Math.abs(value) * 60_000) / 1000;
  const whole = Math.floor(minutes / 60);
  return `${String(whole).padStart(width, '0')}°${(minutes - whole * 60).toFixed(3).padStart(6, '0')}′${value < 0 ? negative : positive}`;
}

const CLASS_WORDS: Readonly<Record<VesselClass, string>> = {
  cargo: 'Cargo ship',
  tanker: 'Tanker',
  passenger: 'Passenger ship',
  'high-speed': 'High-speed craft',
  fishing: 'Fishing vessel',
  sailing: 'Sailing vessel',
  pleasure: 'Pleasure craft',
  tug: 'Tug',
  pilot: 'Pilot vessel',
  sar: 'Search and rescue vessel',
  'law-enforcement': 'Law enforcement vessel',
  military: 'Naval vessel',
  other: 'Vessel',
  unknown: 'Vessel',
  unidentified: 'Unidentified contact',
  none: 'Contact',
};

const BEACON_WORDS: Readonly<Record<string, string>> = { sart: 'AIS-SART', mob: 'Man-overboard device', epirb: 'Emergency beacon', 'base-station': 'Base station', 'aid-to-navigation': 'Aid to navigation', 'sar-aircraft': 'SAR aircraft' };

/** What kind of vessel or thing it is, in words. */
export const classWord = (track: Track): string => BEACON_WORDS[track.kind] ?? CLASS_WORDS[track.class];

/** Where a track is, told from the nearest place. */
export const whereOf = (track: Track, places: readonly Place[]): string => (track.placed ? whereIs([track.lon, track.lat], places) : 'its position is not known');

/** What a track is called: its name, else what is known of it. */
export function whoIs(track: Track): string {
  if (track.kind === 'radar') return `Radar contact ${track.id.slice(track.id.lastIndexOf(':') + 1)}`;
  if (track.kind === 'reported') return `Reported sighting r${track.id.slice(track.id.lastIndexOf(':') + 1)}`;
  const mmsi = `MMSI ${track.id}`;
  return track.identity.name === null ? `${classWord(track)}, ${mmsi}` : `${track.identity.name}, ${mmsi}`;
}

/** The words and figures of a zone rule's alert. */
export function zoneFacts(finding: ZoneFinding, places: readonly Place[]): AlertFacts {
  const { machine, zone, track, rule } = finding;
  const position: Position = [track.lon, track.lat];
  const { id, name, version } = zone.properties;
  return {
    rule: rule.rule,
    priority: rule.priority,
    category: machine.card.category,
    latched: false,
    since: finding.since,
    tracks: [track.id],
    zone: { id, name, version },
    position,
    figures: figuresOf(finding),
    what: `${CLASS_WORDS[track.class]} ${machine.verb} ${name}`,
    who: whoIs(track),
    where: whereIs(position, places),
    todo: machine.card.action,
  };
}

function figuresOf(finding: ZoneFinding): Record<string, number> {
  const figures: Record<string, number> = {};
  if (finding.rule.rule === 'zone-dwell') figures.dwell_s = Math.round((finding.at - finding.since) / 1000);
  const { aboveKn, belowKn } = finding.rule;
  if (aboveKn !== undefined) figures.above_kn = aboveKn;
  if (belowKn !== undefined) figures.below_kn = belowKn;
  if (finding.entersInMin !== null) figures.enters_min = Math.round(finding.entersInMin * 10) / 10;
  if (finding.track.sog !== null) figures.sog_kn = finding.track.sog;
  return figures;
}
