import { squareZone } from '../../stand-ins/sea.ts';
import type { Situation } from './voyage.ts';

/** A ship heads for the zone, which it will reach within five minutes, and turns away. Another passes it by. */
export const zoneApproach: Situation = {
  zones: [squareZone('shore', [{ rule: 'zone-approach', withinMin: 5 }])],
  vessels: [{ mmsi: 235000006, name: 'INVENTED SIX', track: [[0, 1.36, 50.95], [240, 1.38112, 50.95, 0], [420, 1.38112, 50.96]] }, { mmsi: 235000007, cog: 180, track: [[0, 1.38, 50.98], [420, 1.38, 50.945]] }],
  untilS: 420,
  // A mile off, five minutes at 12 kn, is at 1.3736 E: first seen nearer at 160 s. It points away from 240 s on, and thirty
  // seconds later that counts.
  tells: ['160 raised zone-approach unack', '260 cleared zone-approach runack'],
};
