import { onAisGrid } from '../../../shared/geo/units.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { AisClass, IdentitySighting, PositionSighting, Sighting, TextSighting } from '../../../shared/words/sighting.ts';
import { statusCall } from '../../../shared/words/status-call.ts';
import { isBeaconKind } from '../../../shared/words/vessel.ts';
import { kindOf, trackIdOf } from './kind.ts';
import type { AisMessage } from './message.ts';

interface Moving {
  type: number;
  mmsi: number;
  lon: number | null;
  lat: number | null;
  sog?: number | null;
  cog?: number | null;
  heading?: number | null;
  rot?: number | null;
  status?: number;
  altitude?: number | null;
}

/** What a message says that a watch takes in: a position, who somebody is, a text; nothing for the rest. */
export function toSightings(message: AisMessage, source: string, at: Time): Sighting[] {
  switch (message.type) {
    case 1:
    case 2:
    case 3:
      return positionOf(message, 'A', source, at);
    case 27: {
      const { lon, lat } = message;
      return positionOf({ ...message, lon: lon === null ? null : onAisGrid(lon), lat: lat === null ? null : onAisGrid(lat) }, 'A', source, at);
    }
    case 4:
    case 9:
      return positionOf(message, null, source, at);
    case 11:
      return positionOf(message, 'A', source, at);
    case 18:
      return positionOf(message, 'B', source, at);
    case 5:
      return [identityOf(message, 'A', source, at)];
    case 19:
      return [...positionOf(message, 'B', source, at), identityOf(message, 'B', source, at)];
    case 21:
      return [...positionOf(message, null, source, at), identityOf(message, null, source, at)];
    case 24:
      return [identityOf(message, 'B', source, at)];
    case 12:
    case 14:
      return [
        {
          kind: 'text',
          trackId: trackIdOf(message.mmsi),
          trackKind: kindOf(message.mmsi, message.type),
          source,
          observedAt: at,
          text: message.text,
          addressedTo: message.type === 12 ? message.addressedTo : null,
        },
      ];
    default:
      return [];
  }
}

/** Statuses of beacons: of anybody else they mean nothing. */
const OF_BEACONS: ReadonlySet<number> = new Set([14, 15]);

/**
 * A beacon that is just switched on calls before it knows where it is, and a ship that is aground or not under command may have lost its
 * power and its fix: what they say of themselves must not be lost with the place.
 */
function callWithoutPosition(m: Moving, source: string, at: Time): TextSighting[] {
  const trackKind = kindOf(m.mmsi, m.type);
  const status = m.status ?? -1;
  const may = OF_BEACONS.has(status) ? isBeaconKind(trackKind) : trackKind === 'vessel';
  const text = may ? statusCall(status) : null;
  return text === null ? [] : [{ kind: 'text', trackId: trackIdOf(m.mmsi), trackKind, source, observedAt: at, text, addressedTo: null }];
}

function positionOf(m: Moving, aisClass: AisClass | null, source: string, at: Time): (PositionSighting | TextSighting)[] {
  if (m.lon === null || m.lat === null) return callWithoutPosition(m, source, at);
  const sighting: PositionSighting = {
    kind: 'position',
    trackId: trackIdOf(m.mmsi),
    trackKind: kindOf(m.mmsi, m.type),
    source,
    observedAt: at,
    lon: m.lon,
    lat: m.lat,
    sog: m.sog ?? null,
    cog: m.cog ?? null,
    heading: m.heading ?? null,
    rot: m.rot ?? null,
    status: m.status ?? null,
    aisClass,
  };
  return [m.altitude === undefined ? sighting : { ...sighting, altitude: m.altitude }];
}

type Identifying = Extract<AisMessage, { type: 5 | 19 | 21 | 24 }>;

/**
 * Only the fields that the message has: what it lacks says nothing, what it has as null is "not available". Written out,
 * because spreading one object into another is ten times as slow.
 */
function identityOf(m: Identifying, aisClass: AisClass | null, source: string, at: Time): IdentitySighting {
  const kind = 'identity';
  const trackId = trackIdOf(m.mmsi);
  const trackKind = kindOf(m.mmsi, m.type);
  const observedAt = at;
  if (m.type === 24 && m.part === 'A') return { kind, trackId, trackKind, source, observedAt, aisClass, name: m.name };
  const { toBow, toStern, toPort, toStarboard } = m;
  if (m.type === 21) {
    const { name, aidType, virtualAid } = m;
    return { kind, trackId, trackKind, source, observedAt, aisClass, name, toBow, toStern, toPort, toStarboard, aidType, virtualAid };
  }
  const { shiptype } = m;
  if (m.type === 24) {
    const { callsign } = m;
    return { kind, trackId, trackKind, source, observedAt, aisClass, callsign, shiptype, toBow, toStern, toPort, toStarboard };
  }
  const { name } = m;
  if (m.type === 19) return { kind, trackId, trackKind, source, observedAt, aisClass, name, shiptype, toBow, toStern, toPort, toStarboard };
  const { callsign, imo, destination, draught, eta } = m;
  return {
    kind,
    trackId,
    trackKind,
    source,
    observedAt,
    aisClass,
    name,
    callsign,
    imo,
    shiptype,
    toBow,
    toStern,
    toPort,
    toStarboard,
    destination,
    draught,
    eta,
  };
}
