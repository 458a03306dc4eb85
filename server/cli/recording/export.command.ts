import process from 'node:process';
import { EXPORT_FORMATS, exportRecording } from '../../recordings/export/export.ts';
import { written } from '../../recordings/file/written.ts';
import type { CliCommand } from '../command.ts';
import { Progress } from '../progress.ts';
import { grouped, iso, readArguments, reasons, says } from './arguments.ts';
import { opened } from './opened.ts';

const help = `varne recording export F.varne --format nmea|csv|geojson --out FILE

Writes a recording in a format that other programs read:

  nmea      sentences with their times in tag blocks: AIS, and TLL for radar targets.
            It reads as one source: the copy of a message by another is left out
  csv       a row a sighting, with all that it has
  geojson   a point for each position, report and alert that was raised (RFC 7946)

What was known when the recording begins (after a cut: every vessel heard in the hour
before) is written first, at the times at which it was seen. nmea and csv say when the
recording begins and ends, so that varne recording import makes one with the same
vessels at the same places from its first moment to its last: of csv with everything
that was said of them, of nmea with all that AIS can say.

Reports, alerts, zones, limits, and sources that were lost are no part of nmea and csv,
speed and course of radar targets none of nmea, texts none of geojson. Everything that
is left out is counted by its kind on standard error.

  --out FILE   where it is put; it is there whole or not at all
  --force      replaces FILE when it is there already

Ends with 0 when it was made, 1 when it could not be, 2 when wrongly called.
`;

const OPTIONS = { format: { type: 'string' }, out: { type: 'string' }, force: { type: 'boolean', default: false } } as const;

/** What each format is counted in. */
const PIECES = { nmea: 'messages', csv: 'rows', geojson: 'features' } as const;

export const exportCommand: CliCommand = {
  name: 'export',
  summary: 'write a recording as NMEA, CSV or GeoJSON',
  help,
  async run(args) {
    const read = readArguments(args, OPTIONS);
    if (read.problem !== undefined) return says('export', read.problem, 2);
    const { values, file } = read;
    const { out } = values;
    const format = EXPORT_FORMATS.find((known) => known === values.format);
    if (file === undefined) return says('export', 'say which recording', 2);
    if (format === undefined) return says('export', `say in which format: --format ${EXPORT_FORMATS.join(', ')}`, 2);
    if (out === undefined) return says('export', 'say where it is to be put: --out FILE', 2);
    const progress = new Progress('varne recording export');
    const recording = await opened(file, progress);
    if ('problem' in recording) return says('export', recording.problem, 1);
    try {
      const made = await written(out, { replace: values.force }, (sink) => exportRecording(recording, format, sink, (at) => progress.tell(() => `at ${iso(at)} of ${iso(recording.index.to)}`)));
      progress.end();
      if ('problem' in made) return says('export', made.problem, 1);
      process.stdout.write(`${out}: ${grouped(made.written)} ${PIECES[format]}\n`);
      const left = reasons(made.leftOut);
      if (left !== '') process.stderr.write(`varne recording export: no part of ${format}, left out: ${left}\n`);
      return 0;
    } finally {
      await recording.close();
    }
  },
};
