import { z } from 'zod';
import { positionText } from '../../../shared/geo/position-text.ts';
import { shapeFault } from './shape-fault.ts';
import { ZoneGeometry, ZoneKind, ZoneProperties, ZoneRule, type ZoneCollection, type ZoneFeature } from '../../../shared/words/zone.ts';
import { issueText } from '../../../shared/words/issue-text.ts';
import { freeId } from './zone-id.ts';
import { ruleFault } from './zone-rule-fields.ts';

/** Larger than any set of zones that a person would look after by hand. */
const LONGEST_BYTES = 20_000_000;

/** A third number of a position is a height: a zone has none. */
const Flat = z
  .array(z.number())
  .min(2)
  .transform(([lon, lat]) => [lon, lat]);
const Rings = z.array(z.array(Flat));
const Shape = z
  .discriminatedUnion('type', [z.object({ type: z.literal('Polygon'), coordinates: Rings }), z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings) })], {
    error: 'is neither a Polygon nor a MultiPolygon',
  })
  .pipe(ZoneGeometry);

/** What another program's file may say of a zone; all of it may be missing. */
const Told = z
  .looseObject({
    id: z.string().optional().catch(undefined),
    name: z.string().trim().min(1).max(80).optional(),
    kind: ZoneKind.default('other'),
    rules: z.array(ZoneRule).default([]),
    source: z.string().optional(),
  })
  .nullish();

const Feature = z.looseObject({ type: z.literal('Feature', 'is no Feature'), id: z.union([z.string(), z.number()]).optional(), geometry: Shape, properties: Told });
const File = z.union([z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) }), z.looseObject({ type: z.literal('Feature') })]);

/** A geometry by itself. */
const Bare = z.looseObject({ type: z.enum(['Polygon', 'MultiPolygon', 'GeometryCollection', 'LineString', 'MultiLineString', 'Point', 'MultiPoint']) });

export type ZoneFileRead = { ok: true; zones: ZoneFeature[] } | { ok: false; problems: string[] };

/**
 * Zones from the text of a GeoJSON file (RFC 7946): all of them, or what is wrong with each that does not fit. Holes
 * and parts are kept. A zone without an id gets one from its name; `taken` are ids that it may not get so.
 */
export function readZoneFile(text: string, fileName: string, taken: Iterable<string>): ZoneFileRead {
  if (text.length > LONGEST_BYTES) return { ok: false, problems: ['The file is larger than 20 MB: it was not read.'] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problems: ['This is not a GeoJSON file: it is not JSON.'] };
  }
  const file = File.safeParse(json);
  if (!file.success && Bare.safeParse(json).success) return { ok: false, problems: ['This is a shape alone, without a name or rules. Put it into a Feature: {"type": "Feature", "properties": {"name": "..."}, "geometry": ...}.'] };
  if (!file.success) return { ok: false, problems: ['This is JSON, but no GeoJSON: a FeatureCollection or a Feature was expected.'] };
  const features = 'features' in file.data && Array.isArray(file.data.features) ? file.data.features : [file.data];
  if (features.length === 0) return { ok: false, problems: ['There is no feature in this file.'] };
  const problems: string[] = [];
  const zones: ZoneFeature[] = [];
  const used = new Set<string>();
  const free = new Set(taken);
  for (const [i, feature] of features.entries()) {
    const who = featureName(feature, i);
    const read = zoneOf(feature, fileName, i, new Set([...used, ...free]));
    if (typeof read === 'string') problems.push(`${who}: ${read}`);
    else if (used.has(read.id)) problems.push(`${who}: the id “${read.id}” is there twice.`);
    else {
      used.add(read.id);
      zones.push(read);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, zones };
}

function zoneOf(feature: unknown, fileName: string, index: number, taken: ReadonlySet<string>): ZoneFeature | string {
  const read = Feature.safeParse(feature);
  if (!read.success) return issueText(read.error);
  const { geometry, properties: told } = read.data;
  const fault = shapeFault(geometry);
  if (fault) return `${fault.words} Near ${positionText(fault.at[1], fault.at[0])}.`;
  const rules = told?.rules ?? [];
  for (const rule of rules) {
    const amiss = ruleFault(rule);
    if (amiss !== null) return `its rule ${rule.rule}: ${amiss}`;
  }
  const name = told?.name ?? `Zone ${index + 1} of ${fileName}`.slice(0, 80);
  // Its own id, so that a zone that was exported and changed elsewhere takes its own place; a number names nothing of ours.
  const given = [told?.id, read.data.id].find((id) => typeof id === 'string' && ZoneProperties.shape.id.safeParse(id).success);
  const id = typeof given === 'string' ? given : freeId(name, taken);
  return { type: 'Feature', id, geometry, properties: { id, name, kind: told?.kind ?? 'other', version: 1, rules, source: told?.source ?? `from ${fileName}` } };
}

function featureName(feature: unknown, index: number): string {
  const named = z.object({ properties: z.object({ name: z.string().min(1) }) }).safeParse(feature);
  return `Feature ${index + 1}${named.success ? ` (“${named.data.properties.name}”)` : ''}`;
}

/** The file that `readZoneFile` reads back to the same zones. */
export const zoneFileText = (zones: readonly ZoneFeature[]): string => {
  const collection: ZoneCollection = { type: 'FeatureCollection', features: [...zones] };
  return `${JSON.stringify(collection, null, 1)}\n`;
};
