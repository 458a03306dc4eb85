import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isRecording, MAGIC } from '../../shared/recording/layout.ts';
import type { SourceContext } from './context.ts';
import { openFile, type FileOptions } from './file.source.ts';
import { readRecording } from './recording.source.ts';
import type { RecordedSource } from './source.ts';

/** Opens a file to be played: a recording of ours, whatever it is called, or NMEA. `recording:` takes the first only. */
export async function openPlayable(scheme: string, name: string, options: FileOptions, context: SourceContext): Promise<RecordedSource | { problem: string }> {
  const path = resolve(context.cwd, options.path);
  if (scheme === 'file' && (options.path === '-' || !(await beginsAsRecording(path)))) return openFile(name, options, context);
  if (options.observer !== null) return { problem: `${options.path} is a recording, which says where its radar targets were: at= has no place there` };
  const { speed, again = false } = options;
  return readRecording(options.path, { name, speed, again, cwd: context.cwd, ...(context.wall !== undefined && { wall: context.wall }) });
}

/** What cannot be read, or only once, is none. */
export async function beginsAsRecording(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    if (!(await handle.stat()).isFile()) return false;
    const { buffer, bytesRead } = await handle.read(new Uint8Array(MAGIC.length), 0, MAGIC.length, 0);
    return isRecording(buffer.subarray(0, bytesRead));
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
