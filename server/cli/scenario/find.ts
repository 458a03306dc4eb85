import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readScenario } from '../../../shared/scenario/read.ts';
import type { ScenarioFault } from '../../../shared/scenario/fault.ts';
import { openScenario, type OpenedScenario } from '../../scenario/open.ts';
import { SHIPPED } from '../../scenario/shipped.ts';

/** What a FILE on the command line comes to: its text, or why it cannot be read. */
export async function textOf(name: string): Promise<{ text: string; file: string | null } | { problem: string }> {
  const shipped = SHIPPED.get(name);
  if (shipped !== undefined) return { text: shipped, file: null };
  try {
    return { text: await readFile(name, 'utf8'), file: resolve(name) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const why = code === 'ENOENT' ? `there is no such file, and no scenario of that name is shipped (there are ${[...SHIPPED.keys()].join(', ')})` : code === 'EISDIR' ? 'it is a folder' : String(error);
    return { problem: `${name} cannot be read: ${why}` };
  }
}

/** `FILE:LINE:COLUMN: where: what`, as editors and terminals jump to it. */
export const faultLines = (name: string, faults: readonly ScenarioFault[]): string =>
  faults.map(({ line, column, where, message }) => `${name}:${line}:${column}: ${where === '' ? '' : `${where}: `}${message}\n`).join('');

/** Reads and opens a scenario; what is wrong comes back as lines to be printed. */
export async function findScenario(name: string): Promise<OpenedScenario | { lines: string }> {
  const found = await textOf(name);
  if ('problem' in found) return { lines: `${found.problem}\n` };
  const read = readScenario(found.text);
  if ('faults' in read) return { lines: faultLines(name, read.faults) };
  const opened = await openScenario(read.scenario, found.file);
  return 'problem' in opened ? { lines: `${name}: ${opened.problem}\n` } : opened;
}
