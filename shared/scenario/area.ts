import { z } from 'zod';
import { ZoneFeature, ZoneKind, ZoneRule } from '../words/zone.ts';
import { Place } from './place.ts';

/** A zone that the scenario brings along, besides those that the watch has. */
export const Area = z
  .strictObject({
    id: ZoneFeature.shape.properties.shape.id,
    name: z.string().trim().min(1).max(80),
    kind: ZoneKind.default('exercise'),
    corners: z.array(Place).min(3, 'at least three corners').max(500).describe('Its corners in order; the last is joined to the first.'),
    rules: z.array(ZoneRule).min(1).describe('What it watches for.'),
  })
  .describe('A zone of the scenario\'s own.');
export type Area = z.infer<typeof Area>;

/** The area as the zone that a watch is given. */
export function zoneOfArea(area: Area): ZoneFeature {
  const [first] = area.corners;
  const ring = first === undefined ? [] : [...area.corners, first];
  return {
    type: 'Feature',
    id: area.id,
    geometry: { type: 'Polygon', coordinates: [ring] },
    properties: { id: area.id, name: area.name, kind: area.kind, version: 1, rules: area.rules, source: 'scenario' },
  };
}
