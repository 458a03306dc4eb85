import { squareZone } from '../../stand-ins/sea.ts';
import type { Situation } from './voyage.ts';

/** Two ships come into a zone where none may stay for more than three minutes. One goes through it, the other stops, and is lost. */
export const zoneDwell: Situation = {
  zones: [squareZone('fairway', [{ rule: 'zone-dwell', dwellS: 180 }], { west: 1.4, east: 1.41, south: 50.9, north: 51 })],
  vessels: [
    { mmsi: 235000004, track: [[0, 1.395, 50.95], [300, 1.425, 50.95]] },
    { mmsi: 235000005, name: 'INVENTED FIVE', sog: 0.3, track: [[5, 1.395, 50.96], [65, 1.405, 50.96], [305, 1.405, 50.9605]] },
  ],
  untilS: 500,
  // Inside since 35 s; its newest position before three minutes are over is that of 205 s. Lost a minute after its last.
  tells: ['205 raised zone-dwell unack', '305 unverifiable zone-dwell unack'],
};
