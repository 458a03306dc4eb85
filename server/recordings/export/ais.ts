import type { IdentitySighting, PositionSighting, Sighting } from '../../../shared/words/sighting.ts';
import { calledStatus } from '../../../shared/words/status-call.ts';
import type { AisDraft } from '../../sources/ais/message.ts';

/** Degrees a minute that stand for "turning, and no turn indicator". */
const NO_INDICATOR = 10;
/** Navigational status that says nothing. */
const UNDEFINED_STATUS = 15;
/** Longest texts, letters. */
const [ADDRESSED, BROADCAST] = [156, 161];

type Named = Pick<IdentitySighting, 'name' | 'aidType' | 'virtualAid' | 'toBow' | 'toStern' | 'toPort' | 'toStarboard'>;

/**
 * The messages that say what a sighting says, so that reading them gives it back; none where AIS has no words for it. An
 * aid to navigation says where it is and what it is in one message: `aid` is what it last said of itself.
 */
export function aisOf(s: Sighting, aid: Named = {}): AisDraft[] {
  if (!/^\d{1,9}$/.test(s.trackId)) return [];
  const mmsi = Number(s.trackId);
  switch (s.kind) {
    case 'position':
      return positionOf(s, mmsi, aid);
    case 'identity':
      return identityOf(s, mmsi);
    case 'text': {
      // It was said by a position report that lacks the position.
      const status = calledStatus(s.text);
      if (status !== null) return [{ type: 1, mmsi, lon: null, lat: null, status }];
      return [s.addressedTo === null ? { type: 14, mmsi, text: s.text.slice(0, BROADCAST) } : { type: 12, mmsi, addressedTo: s.addressedTo, text: s.text.slice(0, ADDRESSED) }];
    }
  }
}

function positionOf(s: PositionSighting, mmsi: number, aid: Named): AisDraft[] {
  const { lon, lat, sog, cog, heading } = s;
  if (s.aisClass === 'B') return [{ type: 18, mmsi, lon, lat, sog, cog, heading }];
  if (s.aisClass === null) {
    if (s.trackKind === 'aid-to-navigation') return [aidOf(mmsi, aid, lon, lat)];
    if (s.trackKind === 'sar-aircraft') return [{ type: 9, mmsi, lon, lat, sog, cog, altitude: s.altitude ?? null }];
    return [{ type: 4, mmsi, lon, lat }];
  }
  const { rot } = s;
  // Only the answer to a question for the time (type 11) has a class A position without a status, and it has no motion.
  if (s.status === null && (sog ?? cog ?? heading ?? rot) === null) return [{ type: 11, mmsi, lon, lat }];
  const status = s.status ?? UNDEFINED_STATUS;
  return [{ type: 1, mmsi, lon, lat, sog, cog, heading, rot, rotSensor: rot === null || Math.abs(rot) !== NO_INDICATOR, status }];
}

function identityOf(s: IdentitySighting, mmsi: number): AisDraft[] {
  const { name = null, callsign = null, imo = null, shiptype = null, toBow = null, toStern = null, toPort = null, toStarboard = null, destination = null, draught = null, eta = null } = s;
  const size = { toBow, toStern, toPort, toStarboard };
  if (s.trackKind === 'aid-to-navigation' && s.aisClass === null) return [aidOf(mmsi, s, null, null)];
  if (s.aisClass === 'A') return [{ type: 5, mmsi, name, callsign, imo, shiptype, ...size, destination, draught, eta }];
  // Type 19 says everything but a call sign; the two halves of type 24 say a name, and the rest.
  if (s.name !== undefined && s.callsign === undefined && s.shiptype !== undefined) return [{ type: 19, mmsi, name, shiptype, ...size }];
  const partA: AisDraft[] = s.name === undefined ? [] : [{ type: 24, part: 'A', mmsi, name }];
  const partB: AisDraft[] = s.callsign === undefined && s.shiptype === undefined ? [] : [{ type: 24, part: 'B', mmsi, callsign, shiptype, ...size }];
  return [...partA, ...partB];
}

function aidOf(mmsi: number, { name = null, aidType = null, virtualAid = false, toBow = null, toStern = null, toPort = null, toStarboard = null }: Named, lon: number | null, lat: number | null): AisDraft {
  return { type: 21, mmsi, lon, lat, name, aidType, virtualAid, toBow, toStern, toPort, toStarboard };
}
