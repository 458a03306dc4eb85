import process from 'node:process';
import { observerOf } from '../../sources/address.ts';
import { pseudonymise } from '../../recordings/pseudonymise/pseudonymise.ts';
import { drawnShift, EARLIEST, LEAST_DAYS, LEAST_NM, MOST_DAYS, MOST_NM } from '../../recordings/pseudonymise/random-shift.ts';
import { Shift } from '../../recordings/pseudonymise/shift.ts';
import { written } from '../../recordings/file/written.ts';
import type { CliCommand } from '../command.ts';
import { Progress } from '../progress.ts';
import { counted, iso, readArguments, reasons, says } from './arguments.ts';
import { madeNow } from './made.ts';
import { opened } from './opened.ts';

const DAY_MS = 86_400_000;

const help = `varne recording pseudonymise F.varne --out G.varne [--shift]

Writes a recording again in which nobody can be recognised by name or number: MMSIs
(those that texts are addressed to too), IMO numbers, call signs, names, destinations,
names of sources and people, safety texts and what was reported in words. The same
becomes the same everywhere; what kind of station a number is (ship, coast, aircraft, aid,
beacon) stays; the new numbers belong to nobody. What stands for what is drawn at random
and kept nowhere. What cannot be rewritten is left out and counted. Entries are chained
anew, and the file says of itself that it is pseudonymised.

  --out G.varne            where it is put; it is there whole or not at all
  --title TEXT             what it is called; the original's title is not taken over
  --shift                  besides, moves everything by one random offset: ${LEAST_DAYS} to ${MOST_DAYS} whole
                           days back, and ${LEAST_NM} to ${MOST_NM} nautical miles in one direction
  --shift-days N           moves times by so many days (-400; whole days keep light and tide nearly)
  --shift-place LAT,LON    moves positions by so many degrees north and east (0.02,-0.01)
  --force                  replaces G.varne when it is there already

Pseudonymised is not anonymous: who has another record of the same traffic can find a
vessel by its track, its size or its time. A shift makes that harder. After a shift of
positions distances and zones are as before (zones move along), but the chart does not
move: ships may cross land, and what rules say of lanes and harbours is worth nothing.

Ends with 0 when it was made, 1 when it could not be, 2 when wrongly called.
`;

const OPTIONS = {
  out: { type: 'string' },
  title: { type: 'string' },
  shift: { type: 'boolean', default: false },
  'shift-days': { type: 'string' },
  'shift-place': { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

export const pseudonymiseCommand: CliCommand = {
  name: 'pseudonymise',
  summary: 'replace everything by which somebody could be recognised',
  help,
  async run(args) {
    const read = readArguments(args, OPTIONS);
    if (read.problem !== undefined) return says('pseudonymise', read.problem, 2);
    const { values, file } = read;
    const { out, title } = values;
    if (file === undefined) return says('pseudonymise', 'say which recording', 2);
    if (out === undefined) return says('pseudonymise', 'say where it is to be put: --out G.varne', 2);
    const days = values['shift-days'] === undefined ? null : /\d/.test(values['shift-days']) ? Number(values['shift-days']) : Number.NaN;
    if (days !== null && !(Math.abs(days) <= 36_500)) return says('pseudonymise', '--shift-days wants a number of days, such as -400', 2);
    const place = observerOf(values['shift-place'] ?? null);
    if (place === undefined) return says('pseudonymise', '--shift-place wants degrees north and east, such as 0.02,-0.01', 2);
    const progress = new Progress('varne recording pseudonymise');
    const recording = await opened(file, progress);
    if ('problem' in recording) return says('pseudonymise', recording.problem, 1);
    try {
      const { from } = recording.index;
      const random = values.shift ? drawnShift(from) : { days: 0, lon: 0, lat: 0 };
      const shift = new Shift({ ms: (days ?? random.days) * DAY_MS, lon: place?.[0] ?? random.lon, lat: place?.[1] ?? random.lat });
      if (shift.time(from) < EARLIEST) return says('pseudonymise', '--shift-days goes back to before there was AIS', 2);
      const told = (at: number): void => progress.tell(() => `at ${iso(at)} of ${iso(recording.index.to)}`);
      const made = await written(out, { replace: values.force }, (sink) => pseudonymise(recording, sink, { made: madeNow(), shift, told, ...(title !== undefined && { title }) }));
      progress.end();
      if ('problem' in made) return says('pseudonymise', made.problem, 1);
      process.stdout.write(`${out}: ${counted(made.counts.sightings, 'sighting')} of ${counted(made.counts.tracks, 'track')} and ${counted(made.counts.entries, 'entry', 'entries')}, pseudonymised\n`);
      const left = reasons(made.leftOut);
      if (left !== '') process.stderr.write(`varne recording pseudonymise: left out, because it could not be rewritten: ${left}\n`);
      return 0;
    } finally {
      await recording.close();
    }
  },
};
