import { squareZone } from '../../stand-ins/sea.ts';
import type { Situation } from './voyage.ts';

/**
 * A ship comes into the zone from the west, leaves it after five minutes, and is back within five more: one alert,
 * renewed. Another was inside from the beginning, which is no news.
 */
export const zoneEntry: Situation = {
  zones: [squareZone('square', [{ rule: 'zone-entry' }])],
  vessels: [
    { mmsi: 235000001, name: 'INVENTED ONE', track: [[0, 1.39, 50.95], [100, 1.4, 50.95], [150, 1.405, 50.95], [250, 1.405, 50.95], [350, 1.395, 50.95], [400, 1.395, 50.95], [500, 1.405, 50.95], [600, 1.405, 50.95]] },
    { mmsi: 235000002, track: [[0, 1.45, 50.95], [600, 1.46, 50.95]] },
  ],
  untilS: 610,
  // On the line, which is inside, at 100 s. From 320 s more than 100 m beyond it, and 30 s later it has left: the newest
  // position then is that of 340 s. On the line again at 450 s.
  tells: ['100 raised zone-entry unack', '340 cleared zone-entry runack', '450 renewed zone-entry unack'],
};
