import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isRecording, MAGIC } from '../../shared/recording/layout.ts';
import type { SourceContext } from './context.ts';
import { isTable, openCsv } from './csv/csv.source.ts';
import { fileBytes } from './file-bytes.ts';
import { openFile, type FileOptions } from './file.source.ts';
import { readRecording } from './recording.source.ts';
import type { RecordedSource } from './source.ts';

/** What is in a file that can be played. */
export type PlayableFormat = 'recording' | 'csv' | 'nmea';

/** Opens a file to be played: a recording of ours, whatever it is called, a table of AIS, or NMEA. `recording:` takes the first only. */
export async function openPlayable(scheme: string, name: string, options: FileOptions, context: SourceContext): Promise<RecordedSource | { problem: string }> {
  const format = scheme === 'recording' ? 'recording' : await formatOf(options.path, context.cwd);
  if (format === 'nmea') return openFile(name, options, context);
  if (options.observer !== null) return { problem: `${options.path} says itself where its radar targets were: at= has no place there` };
  const wall = context.wall !== undefined && { wall: context.wall };
  if (format === 'csv') return openCsv(name, options, { cwd: context.cwd, ...wall });
  const { speed, again = false } = options;
  return readRecording(options.path, { name, speed, again, cwd: context.cwd, ...wall });
}

/** By its first bytes. What cannot be read, or only once, is taken for NMEA: opening it says what is wrong. */
export async function formatOf(path: string, cwd: string): Promise<PlayableFormat> {
  if (path === '-') return 'nmea';
  const full = resolve(cwd, path);
  try {
    const handle = await open(full, 'r');
    try {
      if (!(await handle.stat()).isFile()) return 'nmea';
      const { buffer, bytesRead } = await handle.read(new Uint8Array(MAGIC.length), 0, MAGIC.length, 0);
      if (isRecording(buffer.subarray(0, bytesRead))) return 'recording';
    } finally {
      await handle.close();
    }
    const bytes = fileBytes(full);
    for await (const block of bytes) {
      bytes.destroy();
      return block instanceof Uint8Array && (await isTable(block)) ? 'csv' : 'nmea';
    }
    return 'nmea';
  } catch {
    return 'nmea';
  }
}
