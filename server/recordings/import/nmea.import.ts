import { basename } from 'node:path';
import type { RecordingHead, RecordingIndex, RecordingLaws } from '../../../shared/recording/words.ts';
import type { Position } from '../../../shared/words/position.ts';
import { openFile } from '../../sources/file.source.ts';
import type { ByteSink } from '../file/new-file.ts';
import { RecordingWriter } from '../file/writer.ts';
import { record, type Recorded } from '../record.ts';

/** What an import is told besides its file. */
export interface ImportOptions {
  readonly head: Omit<RecordingHead, 'origin' | 'chain' | 'pseudonymised'>;
  readonly laws: RecordingLaws;
  /** Where a radar stands that gives range and bearing. */
  readonly observer: Position | null;
  readonly told?: Recorded;
}

/** NMEA 0183 with times of its own, through the one front door. */
export async function importNmea(path: string, sink: ByteSink, { head, laws, observer, told }: ImportOptions): Promise<RecordingIndex | { problem: string }> {
  const name = path === '-' ? 'standard input' : basename(path);
  const source = await openFile(name, { path, speed: 'max', observer, patient: true }, { clock: { now: () => 0 }, cwd: '.', names: new Set() });
  if ('problem' in source) return source;
  try {
    if (source.startsAt === null) return { problem: `${name} says no time (tag blocks, or a receiver's own clock), so there is nothing to place its lines by` };
    const writer = await RecordingWriter.begin(sink, { head: { ...head, origin: { kind: 'nmea', name }, pseudonymised: null, chain: null }, laws, from: null });
    return await record(source, 'import', writer, told);
  } finally {
    await source.stop();
  }
}
