import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Positions as the facts have them: one to three numbers, longitude first. */
const Spot = z.array(z.number()).min(2).transform((c): [number, number] => [c[0] ?? NaN, c[1] ?? NaN]);
const FactGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: Spot }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(Spot) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Spot)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(Spot))) }),
]);
const FactFeature = z.object({
  geometry: FactGeometry,
  properties: z.object({
    id: z.string().optional(),
    kind: z.string().optional(),
    name: z.string().nullish(),
    scheme: z.string().nullish(),
    flow_deg_true: z.number().nullish(),
    note: z.string().nullish(),
    status: z.string().optional(),
    source: z.string().optional(),
  }),
});
export type FactFeature = z.infer<typeof FactFeature>;
const FactCollection = z.object({ features: z.array(FactFeature) });

export type Spot = [number, number];
export type Ring = Spot[];

/** The facts that the chart is made from, read from the folder `VARNE_FACTS`. */
export class Facts {
  readonly #folder: string;
  readonly #routeing: ReadonlyMap<string, FactFeature>;

  constructor(folder: string) {
    this.#folder = folder;
    this.#routeing = new Map(this.#read('routeing.geojson').map((f) => [f.properties.id ?? '', f]));
  }

  #read(file: string): FactFeature[] {
    return FactCollection.parse(JSON.parse(readFileSync(join(this.#folder, 'chart', file), 'utf8'))).features;
  }

  /** One feature of routeing.geojson by its id; the build stops when it is not there. */
  routeing(id: string): FactFeature {
    const feature = this.#routeing.get(id);
    if (!feature) throw new Error(`routeing.geojson has no feature ${id}`);
    return feature;
  }

  /** The outer rings of a polygon of routeing.geojson. */
  outerRings(id: string): Ring[] {
    const { geometry } = this.routeing(id);
    if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1);
    if (geometry.type === 'MultiPolygon') return geometry.coordinates.map((polygon) => polygon[0] ?? []);
    throw new Error(`${id} should be an area and is a ${geometry.type}`);
  }

  /** The vertices of a line of routeing.geojson. */
  line(id: string): Spot[] {
    const { geometry } = this.routeing(id);
    if (geometry.type !== 'LineString') throw new Error(`${id} should be a line and is a ${geometry.type}`);
    return geometry.coordinates;
  }

  points(): FactFeature[] {
    return this.#read('points.geojson');
  }

  /** The English shore from South Foreland to Shoreham at 10 m, and what lies off it: breakwaters, pontoons. */
  englishShore(): { line: Spot[]; detached: Ring[] } {
    const features = this.#read('shore-shoreham-south-foreland.geojson');
    const line = features.find((f) => f.geometry.type === 'LineString')?.geometry;
    if (line?.type !== 'LineString') throw new Error('the English shore has no line');
    const detached = features.flatMap((f) => (f.geometry.type === 'Polygon' ? f.geometry.coordinates.slice(0, 1) : []));
    return { line: line.coordinates, detached };
  }
}
