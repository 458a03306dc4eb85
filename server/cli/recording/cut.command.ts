import { basename } from 'node:path';
import process from 'node:process';
import type { RecordingIndex } from '../../../shared/recording/words.ts';
import { cut, type Cuttable, type CutOptions } from '../../recordings/cut.ts';
import { ofRecording, ofWatch } from '../../recordings/cuttable.ts';
import { written } from '../../recordings/file/written.ts';
import { openStore } from '../../store/open.ts';
import type { CliCommand } from '../command.ts';
import { DATA_HELP, dataFolder } from '../data-folder.ts';
import { Progress } from '../progress.ts';
import { counted, iso, readArguments, says, timeOf } from './arguments.ts';
import { readLaws } from './laws.ts';
import { madeNow } from './made.ts';
import { opened } from './opened.ts';

const help = `varne recording cut F.varne --from TIME --to TIME --out G.varne
varne recording cut --data DIR --from TIME --to TIME --out G.varne

Cuts a stretch, both ends included, out of a recording or out of what a data folder has
kept of its live watch, also while varne serve runs there. What was known when the
stretch begins goes with it: the last position and identity of every vessel, alerts that
stood, boats that were reported, and the zones and limits in force. Its entries stay
links of the chain that they are of.

  --from TIME --to TIME   as 2026-06-10T03:12:00Z; of a recording, its own ends unless said
  --out G.varne           where it is put; it is there whole or not at all
  --title TEXT            what it is called
  --watch NAME            another watch of the data folder than live
  --zones FILE --rules FILE   what it is to be played with, in place of what was in force
  --force                 replaces G.varne when it is there already
${DATA_HELP}

Ends with 0 when it was made, 1 when it could not be, 2 when wrongly called.
`;

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
  title: { type: 'string' },
  data: { type: 'string' },
  watch: { type: 'string' },
  zones: { type: 'string' },
  rules: { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

type Stretch = Pick<CutOptions, 'from' | 'to'>;

export const cutCommand: CliCommand = {
  name: 'cut',
  summary: 'cut a stretch out of a recording or of the live watch',
  help,
  async run(args) {
    const read = readArguments(args, OPTIONS);
    if (read.problem !== undefined) return says('cut', read.problem, 2);
    const { values, file } = read;
    const { out, title, force } = values;
    if (out === undefined) return says('cut', 'say where it is to be put: --out G.varne', 2);
    const from = timeOf(values.from, 'from');
    const to = timeOf(values.to, 'to');
    if (from !== null && typeof from === 'object') return says('cut', from.problem, 2);
    if (to !== null && typeof to === 'object') return says('cut', to.problem, 2);
    if (file !== undefined && (values.data !== undefined || values.watch !== undefined)) return says('cut', 'out of a recording or out of a data folder: not both', 2);
    if (file === undefined && (from === null || to === null)) return says('cut', 'of a live watch say --from TIME and --to TIME', 2);
    if (from !== null && to !== null && from > to) return says('cut', '--from is after --to', 2);
    const laws = await readLaws(values.zones, values.rules);
    if ('problem' in laws) return says('cut', laws.problem, 1);
    const progress = new Progress('varne recording cut');
    const made = (of: Cuttable, stretch: Stretch): Promise<RecordingIndex | { problem: string }> => {
      const told = (at: number): void => progress.tell(() => `at ${iso(at)}, to ${iso(stretch.to)}`);
      return written(out, { replace: force }, async (sink) => {
        const made = await cut(of, sink, { ...stretch, laws, told, made: madeNow(), ...(title !== undefined && { title }) });
        return made.counts.tracks === 0 && made.counts.entries === 0 ? { problem: `nothing was recorded from ${iso(stretch.from)} to ${iso(stretch.to)}` } : made;
      });
    };
    const index = file === undefined ? await ofData(values.data, values.watch ?? 'live', { from: from ?? 0, to: to ?? 0 }, made) : await ofFile(file, { from, to }, progress, made);
    progress.end();
    if ('problem' in index) return says('cut', index.problem, 1);
    const { counts } = index;
    process.stdout.write(`${out}: ${counted(counts.sightings, 'sighting')} of ${counted(counts.tracks, 'track')} and ${counted(counts.entries, 'entry', 'entries')}, ${iso(index.from)} to ${iso(index.to)}\n`);
    return 0;
  },
};

type Make = (of: Cuttable, stretch: Stretch) => Promise<RecordingIndex | { problem: string }>;

async function ofFile(file: string, asked: { from: number | null; to: number | null }, progress: Progress, make: Make): Promise<RecordingIndex | { problem: string }> {
  const recording = await opened(file, progress);
  if ('problem' in recording) return recording;
  try {
    const { index } = recording;
    const stretch = { from: Math.max(asked.from ?? index.from, index.from), to: Math.min(asked.to ?? index.to, index.to) };
    if (stretch.from > stretch.to) return { problem: `${basename(file)} goes from ${iso(index.from)} to ${iso(index.to)}: nothing of it is in that stretch` };
    return await make(ofRecording(recording), stretch);
  } finally {
    await recording.close();
  }
}

async function ofData(data: string | undefined, name: string, stretch: Stretch, make: Make): Promise<RecordingIndex | { problem: string }> {
  const store = await openStore({ folder: dataFolder(data), use: 'inspect' });
  if ('problem' in store) return store;
  try {
    const past = await store.past(name);
    if (past === null) return { problem: `nothing was kept of a watch '${name}' there; there are: ${(await store.watches('')).join(', ') || 'none'}` };
    const index = await make(await ofWatch(past, `${name}, ${iso(stretch.from)} to ${iso(stretch.to)}`), stretch);
    if (!('problem' in index)) for (const damage of past.traffic.damage) process.stderr.write(`varne recording cut: ${damage}\n`);
    return index;
  } finally {
    await store.close();
  }
}
