import { Echoes } from '../../../shared/picture/echoes.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { IdentitySighting, PositionSighting, Sighting } from '../../../shared/words/sighting.ts';
import { encode, withChecksum } from '../../sources/ais/encode.ts';
import { tagBlock } from '../../sources/nmea/tag-block.ts';
import { markLine } from '../../sources/stretch-marks.ts';
import { radarOf } from '../pseudonymise/originals.ts';
import { aisOf } from './ais.ts';
import type { Exporter, LeftOut } from './exporter.ts';

/** Kept of aids to navigation, which say where they are and what they are in one message. */
const MOST_AIDS = 100_000;

/**
 * Lines of NMEA 0183, each with its time in a tag block: sentences of AIS, and TLL for radar targets. Remarks say when the recording
 * begins and ends. A file is read as one source, so the copy of a message that another one brought is left out: it would be a step back.
 */
export class NmeaExporter implements Exporter {
  readonly #aids = new Map<string, IdentitySighting>();
  readonly #echoes = new Map<string, Echoes>();
  readonly #stations = new Map<string, string>();
  #held: PositionSighting | null = null;
  #sequence = 0;

  head(from: Time): string {
    return `${markLine('begins', from)}\r\n`;
  }

  tail(to: Time): string {
    return `${markLine('ends', to)}\r\n`;
  }

  *sighting(s: Sighting): Iterable<string | LeftOut> {
    if (s.kind === 'position' && this.#isEcho(s)) return yield { leftOut: 'copy of a message by another source' };
    const held = this.#held;
    this.#held = null;
    if (held !== null) {
      const together = s.kind === 'identity' && s.trackId === held.trackId && s.observedAt === held.observedAt;
      if (together) this.#learn(s);
      yield* this.#lines(held);
      if (together) return;
    }
    if (s.trackKind !== 'aid-to-navigation' || s.kind === 'text') yield* this.#lines(s);
    else if (s.kind === 'position' && s.aisClass === null) this.#held = s;
    else {
      if (s.kind === 'identity') this.#learn(s);
      yield* this.#lines(s);
    }
  }

  /** What people reported is not NMEA. */
  *report(): Iterable<LeftOut> {
    yield { leftOut: 'report' };
  }

  *alert(): Iterable<LeftOut> {
    yield { leftOut: 'alert' };
  }

  *end(): Iterable<string | LeftOut> {
    if (this.#held !== null) yield* this.#lines(this.#held);
    this.#held = null;
  }

  #isEcho(s: PositionSighting): boolean {
    const echoes = this.#echoes.get(s.trackId) ?? new Echoes();
    if (echoes.has(s)) return true;
    echoes.note(s);
    this.#echoes.set(s.trackId, echoes);
    return false;
  }

  #learn(s: IdentitySighting): void {
    if (this.#aids.size >= MOST_AIDS) this.#aids.clear();
    this.#aids.set(s.trackId, s);
  }

  *#lines(s: Sighting): Iterable<string | LeftOut> {
    const lines = s.trackKind === 'radar' && s.kind === 'position' ? this.#radarLine(s) : this.#sentences(s);
    if (lines === '') return yield { leftOut: s.trackKind === 'radar' ? 'radar target' : s.kind };
    yield lines;
    const unsaid = s.kind === 'position' ? unsaidOf(s) : null;
    if (unsaid !== null) yield { leftOut: unsaid };
  }

  #sentences(s: Sighting): string {
    const time = timeField(s.observedAt);
    let lines = '';
    for (const draft of aisOf(s, this.#aids.get(s.trackId))) {
      this.#sequence = (this.#sequence + 1) % 10;
      for (const sentence of encode(draft, { sequence: this.#sequence })) lines += `${tagBlock(time)}${sentence}\r\n`;
    }
    return lines;
  }

  /** TLL (IEC 61162-1); empty when its number is none that a radar gives. */
  #radarLine(s: PositionSighting): string {
    const radar = radarOf(s.trackId);
    if (radar === null || !/^\d{1,4}$/.test(radar.number)) return '';
    const station = this.#stationOf(radar.radar, s.source);
    const tag = station === '' ? timeField(s.observedAt) : `s:${station},${timeField(s.observedAt)}`;
    const time = new Date(s.observedAt).toISOString().slice(11, 22).replaceAll(':', '');
    const target = `$RATLL,${radar.number.padStart(2, '0')},${angle(s.lat, 2)},${s.lat < 0 ? 'S' : 'N'},${angle(s.lon, 3)},${s.lon < 0 ? 'W' : 'E'},,${time},T,`;
    return `${tagBlock(tag)}${withChecksum(target)}\r\n`;
  }

  /** Which radar it was is the station of the tag block: what follows the source in its name, or a number where another radar is called so already. */
  #stationOf(radar: string, source: string): string {
    const known = this.#stations.get(radar);
    if (known !== undefined) return known;
    const own = radar.startsWith(`${source}/`) ? radar.slice(source.length + 1) : '';
    const taken = new Set(this.#stations.values());
    let station = /^[\w.-]{0,15}$/.test(own) ? own : 'radar1';
    for (let n = 1; taken.has(station); n++) station = `radar${n}`;
    this.#stations.set(radar, station);
    return station;
  }
}

/** What its sentence has no field for. */
function unsaidOf({ trackKind, aisClass, sog, cog, heading }: PositionSighting): string | null {
  const moves = sog !== null || cog !== null || heading !== null;
  if (trackKind === 'radar') return moves ? 'speed and course of a radar target' : null;
  if (aisClass !== null) return null;
  if (trackKind === 'sar-aircraft') return heading === null ? null : 'heading of an aircraft';
  return moves ? 'speed and course of a station' : null;
}

/** Seconds, as all readers know it; milliseconds where they are said. */
const timeField = (at: number): string => `c:${at % 1000 === 0 ? at / 1000 : at}`;

/** Degrees and minutes to 1/10 000 minute. */
function angle(degrees: number, width: number): string {
  const units = Math.round(Math.abs(degrees) * 600_000);
  const whole = Math.floor(units / 600_000);
  return `${String(whole).padStart(width, '0')}${((units - whole * 600_000) / 10_000).toFixed(4).padStart(7, '0')}`;
}
