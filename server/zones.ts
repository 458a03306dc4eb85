import { readFile } from 'node:fs/promises';
import builtIn from '../geodata/zones.json';
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
  const read = ZoneCollection.safeParse(json);
  if (!read.success) {
    const first = read.error.issues[0];
    return { problem: `the zones in ${file} do not fit: ${first?.path.join('.') ?? ''}: ${first?.message ?? ''}` };
  }
  const [fault] = zoneFaults(read.data.features);
  return fault === undefined ? read.data : { problem: `the zones in ${file} cannot be used: ${fault.why}` };
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error));
