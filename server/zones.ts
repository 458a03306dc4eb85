import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import builtIn from '../geodata/zones.json';
import { issueText } from '../shared/words/issue-text.ts';
import { zoneFaults } from '../shared/wire/zone-faults.ts';
import { ZoneCollection } from '../shared/words/zone.ts';

/** The zones that a watch keeps: those of a file, or the built-in geofences; in words what is wrong with a file. */
export async function readZones(file: string | undefined): Promise<ZoneCollection | { problem: string }> {
  if (file === undefined) return ZoneCollection.parse(builtIn);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : codeOf(error) === 'ENOENT' ? 'there is no such file' : codeOf(error);
    return { problem: `the zones in ${file} cannot be read: ${why}` };
  }
  const read = ZoneCollection.safeParse(completed(json));
  if (!read.success) {
    return { problem: `the zones in ${file} do not fit: ${zoneAt(json, read.error.issues[0]?.path ?? [])}${issueText(read.error)}` };
  }
  const [fault] = zoneFaults(read.data.features);
  return fault === undefined ? read.data : { problem: `the zones in ${file} cannot be used: ${fault.why}` };
}

const FileFeature = z.looseObject({ properties: z.looseObject({ id: z.string() }) });
const FileZones = z.looseObject({ features: z.array(z.unknown()) });

/** A file written by hand needs no more than an id, an outline and rules: what else a zone has, and means nothing for the watch, is filled in. */
function completed(json: unknown): unknown {
  const file = FileZones.safeParse(json);
  if (!file.success) return json;
  const features = file.data.features.map((one) => {
    const feature = FileFeature.safeParse(one);
    if (!feature.success) return one;
    const { id, ...more } = feature.data.properties;
    return { ...feature.data, id: feature.data.id === undefined ? id : feature.data.id, properties: { name: id, kind: 'other', version: 1, source: 'a file', rules: [], ...more, id } };
  });
  return { ...file.data, features };
}

const Named = z.object({ features: z.array(z.unknown()) });
const Name = z.object({ properties: z.object({ id: z.string() }) });

/** `zone west-approach, `: which zone a path of the file leads into; nothing, when none or it has no id. */
function zoneAt(json: unknown, [list, index]: readonly PropertyKey[]): string {
  const file = Named.safeParse(json);
  const zone = file.success && list === 'features' && typeof index === 'number' ? Name.safeParse(file.data.features[index]) : null;
  return zone?.success === true ? `zone ${zone.data.properties.id}, ` : '';
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error));
