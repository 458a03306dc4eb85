import { destination } from '../../shared/geo/distance.ts';
import { MPS_PER_KNOT } from '../../shared/geo/units.ts';
import type { Position } from '../../shared/words/position.ts';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import { encode } from '../../server/sources/ais/encode.ts';
import type { Feed } from './server.ts';

/** An invented ship that sails straight on and tells its position twice a second. */
export interface Ship {
  readonly mmsi: number;
  readonly name: string;
  readonly from: Position;
  readonly course: number;
  readonly knots: number;
}

/** Keeps ships sailing on a feed, in real time, until it is stopped. */
export function sail(feed: Feed, ships: readonly Ship[]): { stop: () => void } {
  const began = Date.now();
  const tell = () => {
    const metres = ((Date.now() - began) / 1_000) * MPS_PER_KNOT;
    feed.say(
      ships.flatMap((ship) => {
        const [lon, lat] = destination(ship.from[0], ship.from[1], ship.course, metres * ship.knots);
        return encode({ type: 1, mmsi: ship.mmsi, lon, lat, sog: ship.knots, cog: ship.course, heading: Math.round(ship.course), status: 0 });
      }),
    );
  };
  const name = () => feed.say(ships.flatMap((ship, i) => encode({ type: 5, mmsi: ship.mmsi, name: ship.name, shiptype: 70, callsign: `2TST${i}` }, { sequence: i % 10 })));
  name();
  tell();
  const telling = setInterval(tell, 500);
  const naming = setInterval(name, 5_000);
  return {
    stop() {
      clearInterval(telling);
      clearInterval(naming);
    },
  };
}

/** A square of sea off Dungeness that alerts two seconds after a vessel came in. */
export const TEST_ZONE: ZoneCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'test-square',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [1.1, 50.9],
            [1.2, 50.9],
            [1.2, 51.0],
            [1.1, 51.0],
            [1.1, 50.9],
          ],
        ],
      },
      properties: {
        id: 'test-square',
        name: 'Test square',
        kind: 'geofence',
        version: 1,
        source: 'invented',
        rules: [{ rule: 'zone-entry', priority: 'warning', holdS: 2, hysteresisM: 100, releaseS: 30, firstSeenInside: false }],
      },
    },
  ],
};
