import { basename } from 'node:path';
import process from 'node:process';
import type { RecordingIndex } from '../../../shared/recording/words.ts';
import type { ByteSink } from '../../recordings/file/new-file.ts';
import { importNmea, type ImportOptions } from '../../recordings/import/nmea.import.ts';
import { observerOf } from '../../sources/address.ts';
import type { CliCommand } from '../command.ts';
import { Progress } from '../progress.ts';
import { counted, grouped, iso, readArguments, reasons, says } from './arguments.ts';
import { readLaws } from './laws.ts';
import { madeNow } from './made.ts';
import { written } from './written.ts';

const help = `varne recording import FILE --out F.varne [--title TEXT]

Makes a recording of FILE (- is standard input; unpacked when it ends in .gz):

  NMEA 0183 with times: tag blocks, a receive time after the checksum, or a receiver's
  own clock (RMC, ZDA)

  --out F.varne     where it is put; it is there whole or not at all
  --title TEXT      what it is called; the file's name unless said otherwise
  --zones FILE      zones (GeoJSON) that it is to be played with
  --rules FILE      limits of the other rules (JSON) that it is to be played with
  --at LAT,LON      where a radar stands that gives targets by range and bearing
  --force           replaces F.varne when it is there already

A recording holds what was seen and said: positions, who is who, safety texts, radar
targets. Other messages (binary, acknowledgements, interrogations) are no part of it.
Lines that cannot be used are counted by reason, in the file too.

Ends with 0 when it was made, 1 when it could not be, 2 when wrongly called.
`;

const OPTIONS = {
  out: { type: 'string' },
  title: { type: 'string' },
  zones: { type: 'string' },
  rules: { type: 'string' },
  at: { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

export const importCommand: CliCommand = {
  name: 'import',
  summary: 'make a recording of NMEA',
  help,
  async run(args) {
    const read = readArguments(args, OPTIONS);
    if (read.problem !== undefined) return says('import', read.problem, 2);
    const { values, file } = read;
    if (file === undefined) return says('import', 'say which FILE', 2);
    if (values.out === undefined) return says('import', 'say where it is to be put: --out F.varne', 2);
    const observer = observerOf(values.at ?? null);
    if (observer === undefined) return says('import', '--at wants LAT,LON in degrees, for example 51.13,1.32', 2);
    const laws = await readLaws(values.zones, values.rules);
    if ('problem' in laws) return says('import', laws.problem, 1);
    const progress = new Progress('varne recording import');
    const options: ImportOptions = {
      head: { title: values.title ?? (file === '-' ? 'Standard input' : basename(file)), note: '', ...madeNow() },
      laws: { zones: null, rules: null, ...laws },
      observer,
      told: (at, sightings) => progress.tell(() => `${grouped(sightings)} sightings, at ${iso(at)}`),
    };
    const made = await written(values.out, values.force, (sink) => imported(file, sink, options));
    progress.end();
    if ('problem' in made) return says('import', made.problem, 1);
    tell(values.out, made);
    return 0;
  },
};

const imported = (file: string, sink: ByteSink, options: ImportOptions): Promise<RecordingIndex | { problem: string }> => importNmea(file, sink, options);

function tell(out: string, { from, to, counts, leftOut }: RecordingIndex): void {
  process.stdout.write(`${out}: ${counted(counts.sightings, 'sighting')} of ${counted(counts.tracks, 'track')}, ${iso(from)} to ${iso(to)}\n`);
  const left = reasons(leftOut);
  if (left !== '') process.stderr.write(`varne recording import: left out: ${left}\n`);
}
