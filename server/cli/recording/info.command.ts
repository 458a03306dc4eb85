import process from 'node:process';
import { RECORDING_VERSION } from '../../../shared/recording/layout.ts';
import type { Recording } from '../../recordings/file/recording.ts';
import type { CliCommand } from '../command.ts';
import { Progress } from '../progress.ts';
import { counted, grouped, iso, readArguments, reasons, says } from './arguments.ts';
import { opened } from './opened.ts';

const help = `varne recording info F.varne [--json]

Prints what a recording is: its title and stretch, how much of what is in it, what it is
played with, what was left out on the way, whether it is pseudonymised. --json prints
the same as one JSON object. The file's checksums are checked first.

Ends with 0, 1 when the file is no whole recording, 2 when wrongly called.
`;

export const infoCommand: CliCommand = {
  name: 'info',
  summary: 'say what a recording is',
  help,
  async run(args) {
    const read = readArguments(args, { json: { type: 'boolean', default: false } } as const);
    if (read.problem !== undefined) return says('info', read.problem, 2);
    if (read.file === undefined) return says('info', 'say which recording', 2);
    const recording = await opened(read.file, new Progress('varne recording info'));
    if ('problem' in recording) return says('info', recording.problem, 1);
    process.stdout.write(read.values.json ? `${JSON.stringify(facts(recording), null, 2)}\n` : `${inWords(recording)}\n`);
    await recording.close();
    return 0;
  },
};

function facts({ head, index, laws, past, size }: Recording) {
  const { from, to, counts, leftOut } = index;
  return {
    ...head,
    format: RECORDING_VERSION,
    from: iso(from),
    to: iso(to),
    counts,
    leftOut,
    zones: laws.zones?.features.map(({ properties }) => properties.name) ?? null,
    limits: laws.rules,
    past: past.length,
    chunks: index.traffic.length,
    bytes: size,
  };
}

function inWords({ head, index, laws, past, size }: Recording): string {
  const { from, to, counts, leftOut } = index;
  const { origin, pseudonymised, chain } = head;
  const shifted = [pseudonymised?.timeShifted === true ? 'times' : '', pseudonymised?.placeShifted === true ? 'positions' : ''].filter((word) => word !== '').join(' and ');
  const rows: [string, string][] = [
    ['title', head.title],
    ...(head.note === '' ? [] : [['note', head.note] satisfies [string, string]]),
    ['stretch', `${iso(from)} to ${iso(to)} (${lasting(to - from)})`],
    ['traffic', `${counted(counts.sightings, 'sighting')}, ${grouped(counts.positions)} of them positions, of ${counted(counts.tracks, 'track')}, in ${counted(index.traffic.length, 'chunk')}`],
    ['entries', `${grouped(counts.entries)} (${counted(counts.alerts, 'alert')} raised, ${counted(counts.reports, 'report')})${past.length > 0 ? `; ${grouped(past.length)} from before` : ''}${chain === null ? '' : `; chain of '${chain.watch}' after entry ${chain.seq}`}`],
    ['zones', laws.zones === null ? 'not said: those of whoever plays it' : laws.zones.features.map(({ properties }) => properties.name).join(', ') || 'none'],
    ['limits', laws.rules === null ? 'not said: those of whoever plays it' : 'as they were in force'],
    ['private', pseudonymised === null ? 'no: vessels and people are called as they were' : `pseudonymised${shifted === '' ? '' : `, ${shifted} shifted`}`],
    ['origin', `${origin.kind}${origin.name === null ? '' : ` ${origin.name}`}`],
    ['made', `${head.madeAt} by ${head.madeBy}, format ${RECORDING_VERSION}`],
    ['size', `${counted(size, 'byte')}${counts.positions > 0 ? `, ${(size / counts.positions).toFixed(1)} a position` : ''}`],
    ...(reasons(leftOut) === '' ? [] : [['left out', reasons(leftOut)] satisfies [string, string]]),
  ];
  return rows.map(([name, what]) => `${name.padEnd(9)}${what}`).join('\n');
}

function lasting(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return `${(ms / 1000).toFixed(0)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
