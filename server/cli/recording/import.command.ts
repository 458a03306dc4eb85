import process from 'node:process';
import { importFile, type ImportOptions } from '../../recordings/import.ts';
import { written } from '../../recordings/file/written.ts';
import { observerOf } from '../../sources/address.ts';
import type { PlayableFormat } from '../../sources/open-playable.ts';
import type { CliCommand } from '../command.ts';
import { Progress } from '../progress.ts';
import { withoutTimes, wrongTimes } from '../wrong-times.ts';
import { counted, grouped, iso, readArguments, reasons, says } from './arguments.ts';
import { readLaws } from './laws.ts';
import { madeNow } from './made.ts';

const FORMATS: Readonly<Record<string, PlayableFormat>> = { nmea: 'nmea', csv: 'csv', varne: 'recording' };

const help = `varne recording import FILE --out F.varne [--title TEXT]

Makes a recording of FILE (unpacked when it ends in .gz; - is standard input), which is

  NMEA 0183 with times: tag blocks, a receive time after the checksum, or a receiver's
            own clock (RMC, ZDA)
  a table   (CSV) with the columns of the Danish Maritime Authority (# Timestamp, Type
            of mobile, MMSI, Latitude, Longitude, ...) or the like, or of our own
            (NMEA and tables that varne recording export wrote say when their recording
            begins: what was seen before is known then, and no traffic)
  .varne    a recording, of any version; it is then one of this version
  sim:?seed=1&ships=400&hours=2   the built-in traffic, calls included

  --out F.varne     where it is put; it is there whole or not at all
  --title TEXT      what it is called; the file's name unless said otherwise
  --format F        nmea, csv or varne, where its first bytes do not tell (standard input)
  --zones FILE      zones (GeoJSON) that it is to be played with
  --rules FILE      limits of the other rules (JSON) that it is to be played with
  --at LAT,LON      where a radar stands that gives targets by range and bearing
  --force           replaces F.varne when it is there already

A recording holds what was seen and said: positions, who is who, safety texts, radar
targets. Other messages (binary, acknowledgements, interrogations) are no part of it.
Lines that cannot be used are counted by reason, in the file too, and so are lines
whose time none around them bears out: they are of the time of the line before.

Ends with 0 when it was made, 1 when it could not be, 2 when wrongly called.
`;

const OPTIONS = {
  out: { type: 'string' },
  title: { type: 'string' },
  format: { type: 'string' },
  zones: { type: 'string' },
  rules: { type: 'string' },
  at: { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

export const importCommand: CliCommand = {
  name: 'import',
  summary: 'make a recording of NMEA, of a table of AIS, of the simulator',
  help,
  async run(args) {
    const read = readArguments(args, OPTIONS);
    if (read.problem !== undefined) return says('import', read.problem, 2);
    const { values, file } = read;
    const { out } = values;
    if (file === undefined) return says('import', 'say which FILE', 2);
    if (out === undefined) return says('import', 'say where it is to be put: --out F.varne', 2);
    const format = values.format === undefined ? null : FORMATS[values.format];
    if (format === undefined) return says('import', `--format wants ${Object.keys(FORMATS).join(', ')}`, 2);
    const observer = observerOf(values.at ?? null);
    if (observer === undefined) return says('import', '--at wants LAT,LON in degrees, for example 51.13,1.32', 2);
    const laws = await readLaws(values.zones, values.rules);
    if ('problem' in laws) return says('import', laws.problem, 1);
    const progress = new Progress('varne recording import');
    const options: ImportOptions = {
      made: madeNow(),
      laws,
      format,
      observer,
      told: (at, sightings) => progress.tell(() => `${grouped(sightings)} sightings, at ${iso(at)}`),
      ...(values.title !== undefined && { title: values.title }),
    };
    const made = await written(out, { replace: values.force }, (sink) => importFile(file, sink, options));
    progress.end();
    if ('problem' in made) return says('import', made.problem, 1);
    const { from, to, counts, leftOut } = made;
    process.stdout.write(`${out}: ${counted(counts.sightings, 'sighting')} of ${counted(counts.tracks, 'track')}, ${iso(from)} to ${iso(to)}\n`);
    const times = wrongTimes(leftOut);
    if (times !== '') process.stderr.write(`varne recording import: ${times}\n`);
    const left = reasons(withoutTimes(leftOut));
    if (left !== '') process.stderr.write(`varne recording import: left out: ${left}\n`);
    return 0;
  },
};
