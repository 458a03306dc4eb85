import type { PositionSighting } from '../words/sighting.ts';

/** The same message may come by another path this much later: the lag between networks of receivers. */
const ECHO_WITHIN_MS = 8_000;
/** A vessel speaks every 2 s at most, so its last four positions reach back as far as an echo may. */
const REMEMBERED = 4;

interface Heard {
  readonly source: string;
  readonly at: number;
  readonly lon: number;
  readonly lat: number;
  readonly sog: number | null;
  readonly cog: number | null;
  readonly heading: number | null;
}

/** The last positions of one track as each source brought them, so that one message heard twice counts once. */
export class Echoes {
  #heard: Heard[] = [];

  note(s: PositionSighting): void {
    if (this.#heard.length === REMEMBERED) this.#heard.shift();
    this.#heard.push({ source: s.source, at: s.observedAt, lon: s.lon, lat: s.lat, sog: s.sog, cog: s.cog, heading: s.heading });
  }

  /** Whether another source brought this very message a moment ago. */
  has(s: PositionSighting): boolean {
    return this.#heard.some(
      (h) =>
        h.source !== s.source &&
        Math.abs(s.observedAt - h.at) <= ECHO_WITHIN_MS &&
        h.lon === s.lon &&
        h.lat === s.lat &&
        h.sog === s.sog &&
        h.cog === s.cog &&
        h.heading === s.heading,
    );
  }

  toState(): Heard[] {
    return this.#heard.map((h) => ({ ...h }));
  }

  static from(heard: readonly Heard[]): Echoes {
    const echoes = new Echoes();
    echoes.#heard = heard.map((h) => ({ ...h }));
    return echoes;
  }
}
