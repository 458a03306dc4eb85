import type { Alert } from '../../../shared/words/alert.ts';
import type { Position, Time } from '../../../shared/words/position.ts';
import type { Report } from '../../../shared/words/report.ts';
import type { IdentitySighting, Sighting } from '../../../shared/words/sighting.ts';
import type { Exporter } from './exporter.ts';

const iso = (at: Time): string => new Date(at).toISOString();

/** GeoJSON (RFC 7946): a point for each position, with its time and what was known of the vessel, each report and each alert that was raised. */
export class GeojsonExporter implements Exporter {
  readonly head = '{"type":"FeatureCollection","features":[';
  readonly tail = '\n]}\n';
  readonly #identities = new Map<string, Pick<IdentitySighting, 'name' | 'callsign' | 'imo' | 'shiptype'>>();
  #first = true;

  *sighting(s: Sighting): Iterable<string | null> {
    if (s.kind === 'identity') {
      const { name, callsign, imo, shiptype } = s;
      const said = Object.fromEntries(Object.entries({ name, callsign, imo, shiptype }).filter(([, value]) => value !== undefined));
      this.#identities.set(s.trackId, { ...this.#identities.get(s.trackId), ...said });
      return;
    }
    if (s.kind === 'text') return yield null;
    const { lon, lat, sog, cog, heading, rot, status, altitude, source, trackId, trackKind } = s;
    yield this.#feature([lon, lat], { kind: 'position', time: iso(s.observedAt), track: trackId, track_kind: trackKind, sog, cog, heading, rot, status, altitude, source, ...this.#identities.get(trackId) });
  }

  *report({ id, position, observedAt, channel, seen, accuracyM, sog, cog, peopleMin, peopleMax }: Report, at: Time): Iterable<string> {
    yield this.#feature(position, { kind: 'report', time: iso(observedAt), entered: iso(at), track: id, channel, seen, accuracy_m: accuracyM, sog, cog, people_min: peopleMin, people_max: peopleMax });
  }

  *alert({ id, position, since, rule, priority, what, who, where, zone, tracks }: Alert, at: Time): Iterable<string | null> {
    if (position === null) return yield null;
    yield this.#feature(position, { kind: 'alert', time: iso(since), raised: iso(at), alert: id, rule, priority, what, who, where, zone: zone?.name ?? null, tracks: tracks.join(' ') });
  }

  *end(): Iterable<string> {
    // Nothing is held back.
  }

  #feature(coordinates: Position, properties: Readonly<Record<string, string | number | null | undefined>>): string {
    const before = this.#first ? '\n' : ',\n';
    this.#first = false;
    return before + JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties });
  }
}
