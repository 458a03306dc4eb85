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
            Speed and course of radar targets, reports and alerts are no NMEA
  csv       a row a sighting, with all that it has; varne recording import reads it again
            without loss. Reports and alerts have no row
  geojson   a point for each position, report and alert that was raised (RFC 7946)

What a vessel said of itself before the recording begins is written at its beginning.
What the format has no words for is left out and counted.

  --out FILE   where it is put; it is there whole or not at all
  --force      replaces FILE when it is there already

Ends with 0 when it was made, 1 when it could not be, 2 when wrongly called.
`;

const OPTIONS = { format: { type: 'string' }, out: { type: 'string' }, force: { type: 'boolean', default: false } } as const;

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
      process.stdout.write(`${out}: ${grouped(made.written)} of ${format}\n`);
      const left = reasons(made.leftOut);
      if (left !== '') process.stderr.write(`varne recording export: ${format} has no words for: ${left}\n`);
      return 0;
    } finally {
      await recording.close();
    }
  },
};
