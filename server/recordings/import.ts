import { basename } from 'node:path';
import type { RecordingHead, RecordingIndex, RecordingLaws } from '../../shared/recording/words.ts';
import { faultText } from '../../shared/recording/faults.ts';
import type { Position } from '../../shared/words/position.ts';
import { fileBytes } from '../sources/file-bytes.ts';
import { openFile } from '../sources/file.source.ts';
import { formatOf, type PlayableFormat } from '../sources/open-playable.ts';
import { openCsv } from '../sources/csv/csv.source.ts';
import { openRecorded } from '../sources/open-recorded.ts';
import type { RecordedSource } from '../sources/source.ts';
import { cut } from './cut.ts';
import { ofRecording } from './cuttable.ts';
import type { ByteSink } from './file/new-file.ts';
import { Recording } from './file/recording.ts';
import { RecordingWriter } from './file/writer.ts';
import { record, type Recorded } from './record.ts';

/** What an import is told besides its file. */
export interface ImportOptions {
  readonly made: Pick<RecordingHead, 'madeBy' | 'madeAt'>;
  /** In place of the file's name, or of a recording's own title. */
  readonly title?: string;
  /** In place of a recording's own. */
  readonly laws: Partial<RecordingLaws>;
  /** By what it begins with, unless it is said. */
  readonly format: PlayableFormat | null;
  /** Where a radar stands that gives range and bearing. */
  readonly observer: Position | null;
  readonly told?: Recorded;
}

type Outcome = RecordingIndex | { problem: string };

/** Makes a recording of a file of NMEA, of a table of AIS, of a recording (of any version, in this one's), or of the simulator (`sim:?...`). */
export async function importFile(path: string, sink: ByteSink, options: ImportOptions): Promise<Outcome> {
  if (path.startsWith('sim:')) return simulated(path, sink, options);
  const format = options.format ?? (await formatOf(path, '.'));
  if (format === 'recording') return again(path, sink, options);
  const name = path === '-' ? 'standard input' : basename(path);
  const file = { path, speed: 'max', observer: options.observer, patient: true } as const;
  const source = await (format === 'csv' ? openCsv(name, file, { cwd: '.' }) : openFile(name, file, { clock: { now: () => 0 }, cwd: '.', names: new Set() }));
  if ('problem' in source) return source;
  if (source.startsAt !== null || format === 'csv') return taken(source, format, name, sink, options);
  await source.stop();
  if (path !== '-' && !(await hasSentences(path))) return { problem: `${name} has no line of NMEA, and is neither a table of AIS (CSV) nor a recording of Varne` };
  return { problem: `${name} says no time (tag blocks, or a receiver's own clock), so there is nothing to place its lines by` };
}

/** Whether anything in the first part of a file begins as a sentence does. */
async function hasSentences(path: string): Promise<boolean> {
  const bytes = fileBytes(path);
  for await (const block of bytes) {
    bytes.destroy();
    return block instanceof Uint8Array && /[!$][A-Z]{2}/.test(Buffer.from(block).toString('latin1'));
  }
  return false;
}

async function simulated(url: string, sink: ByteSink, options: ImportOptions): Promise<Outcome> {
  const source = await openRecorded(url, { clock: { now: () => 0 }, cwd: '.', names: new Set() }, null);
  return 'problem' in source ? source : taken(source, 'simulator', url, sink, options);
}

async function taken(source: RecordedSource, kind: RecordingHead['origin']['kind'], name: string, sink: ByteSink, { made, title = name, laws, told }: ImportOptions): Promise<Outcome> {
  // Only the simulator has reports, and so entries.
  const chain = kind === 'simulator' ? { watch: 'import', seq: 0, hash: null } : null;
  try {
    const head: RecordingHead = { ...made, title, note: '', origin: { kind, name }, pseudonymised: null, chain };
    const index = await record(source, 'import', (at) => RecordingWriter.begin(sink, { head, laws: { zones: null, rules: null, ...laws }, ...at }), told);
    if (!('problem' in index) && index.counts.tracks === 0) return { problem: `${name} has nothing in it that could be used${reasons(index.leftOut)}` };
    return index;
  } finally {
    await source.stop();
  }
}

const reasons = (leftOut: Readonly<Record<string, number>>): string => {
  const said = Object.entries(leftOut).map(([reason, count]) => `${reason} ${count}`);
  return said.length === 0 ? '' : `: ${said.join(', ')}`;
};

async function again(path: string, sink: ByteSink, { made, title, laws, told }: ImportOptions): Promise<Outcome> {
  const recording = await Recording.open(path);
  if ('fault' in recording) return { problem: faultText(path, recording) };
  try {
    const { from, to } = recording.index;
    return await cut(ofRecording(recording), sink, { from, to, made, laws, ...(title !== undefined && { title }), ...(told !== undefined && { told: (at) => told(at, 0) }) });
  } finally {
    await recording.close();
  }
}
