import { squareZone } from '../../stand-ins/sea.ts';
import type { Situation, Voyage } from './voyage.ts';

/** 70 m to and fro over the line each twenty seconds: forty crossings in a quarter of an hour. */
const wandering: Voyage['track'] = Array.from({ length: 45 }, (_, i): [number, number, number] => [i * 20, i % 2 === 0 ? 1.399 : 1.401, 50.92 + i * 0.001]);

/** A ship that goes along a zone's line and wanders over it all the way raises one alert, not forty. */
export const alongTheLine: Situation = {
  zones: [squareZone('square', [{ rule: 'zone-entry' }])],
  vessels: [{ mmsi: 235000008, name: 'INVENTED EIGHT', cog: 0, everyS: 2, track: wandering }],
  untilS: 900,
  tells: ['18 raised zone-entry unack'],
};
