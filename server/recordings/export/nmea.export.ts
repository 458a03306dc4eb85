import type { IdentitySighting, PositionSighting, Sighting } from '../../../shared/words/sighting.ts';
import { encode, withChecksum } from '../../sources/ais/encode.ts';
import { tagBlock } from '../../sources/nmea/tag-block.ts';
import { radarOf } from '../pseudonymise/originals.ts';
import { aisOf } from './ais.ts';
import type { Exporter } from './exporter.ts';

/** Kept of aids to navigation, which say where they are and what they are in one message. */
const MOST_AIDS = 100_000;

/** Lines of NMEA 0183, each with its time in a tag block: sentences of AIS, and TLL for radar targets. */
export class NmeaExporter implements Exporter {
  readonly head = '';
  readonly tail = '';
  readonly #aids = new Map<string, IdentitySighting>();
  #held: PositionSighting | null = null;
  #sequence = 0;

  *sighting(s: Sighting): Iterable<string | null> {
    const held = this.#held;
    this.#held = null;
    if (held !== null) {
      const together = s.kind === 'identity' && s.trackId === held.trackId && s.observedAt === held.observedAt;
      if (together) this.#learn(s);
      yield this.#lines(held);
      if (together) return;
    }
    if (s.trackKind !== 'aid-to-navigation' || s.kind === 'text') yield this.#lines(s);
    else if (s.kind === 'position' && s.aisClass === null) this.#held = s;
    else {
      if (s.kind === 'identity') this.#learn(s);
      yield this.#lines(s);
    }
  }

  /** What people reported is not NMEA. */
  *report(): Iterable<string | null> {
    yield null;
  }

  *alert(): Iterable<string | null> {
    yield null;
  }

  *end(): Iterable<string | null> {
    if (this.#held !== null) yield this.#lines(this.#held);
    this.#held = null;
  }

  #learn(s: IdentitySighting): void {
    if (this.#aids.size >= MOST_AIDS) this.#aids.clear();
    this.#aids.set(s.trackId, s);
  }

  #lines(s: Sighting): string | null {
    if (s.trackKind === 'radar' && s.kind === 'position') return radarLine(s);
    const time = timeField(s.observedAt);
    let lines = '';
    for (const draft of aisOf(s, this.#aids.get(s.trackId))) {
      this.#sequence = (this.#sequence + 1) % 10;
      for (const sentence of encode(draft, { sequence: this.#sequence })) lines += `${tagBlock(time)}${sentence}\r\n`;
    }
    return lines === '' ? null : lines;
  }
}

/** Seconds, as all readers know it; milliseconds where they are said. */
const timeField = (at: number): string => `c:${at % 1000 === 0 ? at / 1000 : at}`;

/** TLL (IEC 61162-1). Which radar it was is the station of the tag block: what follows the source in its name. */
function radarLine(s: PositionSighting): string | null {
  const radar = radarOf(s.trackId);
  if (radar === null || !/^\d{1,4}$/.test(radar.number)) return null;
  const station = radar.radar.startsWith(`${s.source}/`) ? radar.radar.slice(s.source.length + 1) : '';
  const tag = /^[\w.-]{1,15}$/.test(station) ? `s:${station},${timeField(s.observedAt)}` : timeField(s.observedAt);
  const time = new Date(s.observedAt).toISOString().slice(11, 22).replaceAll(':', '');
  const target = `$RATLL,${radar.number.padStart(2, '0')},${angle(s.lat, 2)},${s.lat < 0 ? 'S' : 'N'},${angle(s.lon, 3)},${s.lon < 0 ? 'W' : 'E'},,${time},T,`;
  return `${tagBlock(tag)}${withChecksum(target)}\r\n`;
}

/** Degrees and minutes to 1/10 000 minute. */
function angle(degrees: number, width: number): string {
  const units = Math.round(Math.abs(degrees) * 600_000);
  const whole = Math.floor(units / 600_000);
  return `${String(whole).padStart(width, '0')}${((units - whole * 600_000) / 10_000).toFixed(4).padStart(7, '0')}`;
}
