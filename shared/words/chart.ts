import { z } from 'zod';

/** What a chart feature is. Areas, then lines, then points. */
export const ChartKind = z.enum([
  'land',
  'lane',
  'separation-zone',
  'inshore-traffic-zone',
  'deep-water-route',
  'precautionary-area',
  'area-to-be-avoided',
  'coast',
  'separation-line',
  'scheme-boundary',
  'boundary',
  'reporting-line',
  'light-vessel',
  'lighthouse',
  'harbour-light',
  'buoy',
  'port',
  'lifeboat-station',
  'coordination-centre',
  'tide-gauge',
  'place',
]);
export type ChartKind = z.infer<typeof ChartKind>;

/** How sure the position is: from the named source; computed from it; or from memory and to be checked. */
export const ChartStatus = z.enum(['verified', 'derived', 'recalled']);

export const ChartProperties = z.object({
  id: z.string(),
  kind: ChartKind,
  name: z.string().nullable(),
  /** The routeing scheme it belongs to. */
  scheme: z.string().nullable(),
  /** Direction of traffic flow, degrees true; lanes and deep-water routes. */
  flow: z.number().min(0).lt(360).nullable(),
  /** A light's character (`Fl 20s 19M`), the VHF channel of a reporting line, and the like. */
  note: z.string().nullable(),
  status: ChartStatus,
  /** Key of the source in geodata/SOURCES.md. */
  source: z.string().min(1),
});
export type ChartProperties = z.infer<typeof ChartProperties>;

const Coordinate = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const Line = z.array(Coordinate).min(2);
const Ring = z.array(Coordinate).min(4);

export const ChartGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: Coordinate }),
  z.object({ type: z.literal('LineString'), coordinates: Line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(Line).min(1) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
]);

export const ChartFeature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: ChartGeometry,
  properties: ChartProperties,
});
export type ChartFeature = z.infer<typeof ChartFeature>;

/** One file of `geodata/chart/`: land, routeing, lines or points. */
export const ChartCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(ChartFeature) });
export type ChartCollection = z.infer<typeof ChartCollection>;
