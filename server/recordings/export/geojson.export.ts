import type { Alert } from '../../../shared/words/alert.ts';
import type { Position, Time } from '../../../shared/words/position.ts';
import type { Report } from '../../../shared/words/report.ts';
import type { IdentitySighting, Sighting } from '../../../shared/words/sighting.ts';
import type { Exporter, LeftOut } from './exporter.ts';

const iso = (at: Time): string => new Date(at).toISOString();

type Said = Pick<IdentitySighting, 'name' | 'callsign' | 'imo' | 'shiptype'>;

interface Identified {
  readonly said: Said;
  /** Where it was not told at a position yet: when it was said, and of what kind it is. */
  untold: Pick<IdentitySighting, 'observedAt' | 'trackKind' | 'source'> | null;
}

/**
 * GeoJSON (RFC 7946): a point for each position, with its time and what was known of the vessel, each report and each alert that was raised.
 * Who somebody is that was not seen again afterwards is a feature without a place.
 */
export class GeojsonExporter implements Exporter {
  readonly #identities = new Map<string, Identified>();
  #first = true;

  head(from: Time): string {
    return `{"type":"FeatureCollection","begins":"${iso(from)}","features":[`;
  }

  tail(to: Time): string {
    return `\n],"ends":"${iso(to)}"}\n`;
  }

  *sighting(s: Sighting): Iterable<string | LeftOut> {
    if (s.kind === 'identity') {
      const { name, callsign, imo, shiptype } = s;
      const before = this.#identities.get(s.trackId);
      const said = { ...before?.said, ...Object.fromEntries(Object.entries({ name, callsign, imo, shiptype }).filter(([, value]) => value !== undefined)) };
      this.#identities.set(s.trackId, { said, untold: isSame(before?.said, said) ? (before?.untold ?? null) : s });
      return;
    }
    if (s.kind === 'text') return yield { leftOut: 'text' };
    const { lon, lat, sog, cog, heading, rot, status, altitude, source, trackId, trackKind } = s;
    const identified = this.#identities.get(trackId);
    if (identified !== undefined) identified.untold = null;
    yield this.#feature([lon, lat], { kind: 'position', time: iso(s.observedAt), track: trackId, track_kind: trackKind, sog, cog, heading, rot, status, altitude, source, ...identified?.said });
  }

  *report({ id, position, observedAt, channel, seen, accuracyM, sog, cog, peopleMin, peopleMax }: Report, at: Time): Iterable<string> {
    yield this.#feature(position, { kind: 'report', time: iso(observedAt), entered: iso(at), track: id, channel, seen, accuracy_m: accuracyM, sog, cog, people_min: peopleMin, people_max: peopleMax });
  }

  *alert({ id, position, since, rule, priority, what, who, where, zone, tracks }: Alert, at: Time): Iterable<string | LeftOut> {
    if (position === null) return yield { leftOut: 'alert without a position' };
    yield this.#feature(position, { kind: 'alert', time: iso(since), raised: iso(at), alert: id, rule, priority, what, who, where, zone: zone?.name ?? null, tracks: tracks.join(' ') });
  }

  *end(): Iterable<string> {
    for (const [track, { said, untold }] of this.#identities) {
      if (untold !== null) yield this.#feature(null, { kind: 'identity', time: iso(untold.observedAt), track, track_kind: untold.trackKind, source: untold.source, ...said });
    }
  }

  #feature(coordinates: Position | null, properties: Readonly<Record<string, string | number | null | undefined>>): string {
    const before = this.#first ? '\n' : ',\n';
    this.#first = false;
    return before + JSON.stringify({ type: 'Feature', geometry: coordinates === null ? null : { type: 'Point', coordinates }, properties });
  }
}

const isSame = (a: Said | undefined, b: Said): boolean => a !== undefined && a.name === b.name && a.callsign === b.callsign && a.imo === b.imo && a.shiptype === b.shiptype;
