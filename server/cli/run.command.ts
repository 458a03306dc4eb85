import process from 'node:process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { EntryDraft } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import { alertLine } from '../engine/alert-line.ts';
import { Headless, headlessClock } from '../engine/headless.ts';
import { wallTimers } from '../engine/timers.ts';
import { readRules } from '../rules.ts';
import { heldToLaws, lawsOf } from '../sources/laws-of.ts';
import { openRecorded } from '../sources/open-recorded.ts';
import type { RecordedSource } from '../sources/source.ts';
import { watchConfig } from '../watch-config.ts';
import { Watch } from '../watch/watch.ts';
import { readZones } from '../zones.ts';
import type { CliCommand } from './command.ts';
import { Printer } from './printer.ts';
import { withoutTimes, wrongTimes } from './wrong-times.ts';

const help = `varne run --source URL... [--zones FILE] [--rules FILE] [--until TIME]

Runs a watch as fast as its input allows, without a server and without keeping
anything, on the recording's own clock, and prints every transition of an alert as one
JSON object a line. The same input gives the same lines, to the byte.

  --source URL   what to run; again for more, which are merged by their times:
                   file:PATH  NMEA with times (tag blocks, or a receiver's own clock),
                              unpacked when it ends in .gz; file:- is standard input;
                              ?at=LAT,LON says where a radar stands; or a recording of
                              Varne's own (.varne), also as recording:PATH
                   sim:?seed=1&ships=400&boats=10&start=2026-06-10T06:00:00Z&hours=2
                              the built-in traffic, calls from small boats included
  --zones FILE   zones (GeoJSON) in place of a recording's own, or of the built-in geofences
  --rules FILE   limits of the other rules (JSON), in place of a recording's own: what it
                 does not name is as delivered;
                 {"closest-approach": {"on": false}} switches a rule off
  --until TIME   stop then, as 2026-06-10T08:00:00Z

Each line has
  at        time of the position that it was concluded from; of a contact that was lost,
            when it counted as lost; where there was neither, the watch's time
  event     raised, renewed, joined, cleared, unverifiable, verifiable, escalated ...
  alert     its id, counted from a1
  rule      zone-entry, zone-exit, zone-dwell, zone-approach, closest-approach,
            contact-lost ...
  state     norm, unack, sil, ack, xfer, runack, shelved, suppressed or oos
  priority  emergency, alarm, warning or caution
  tracks    ids of the vessels concerned, the main one first; AIS tracks by their MMSI
  zone      id of the zone, or null
  position  [longitude, latitude] of the main one when it was raised or last renewed
  figures   cpa (nautical miles), tcpa (minutes), enters_min (minutes), dwell_s
            (seconds), sog_kn (knots) and others, with their unit in the name
  text      what was said, word for word (safety-text, a beacon's words); else null
  entered   the watch's time; lines are in its order
A condition that joins a standing alert has a line of its own: event joined, with its own
rule, priority, tracks, zone, position, figures and text.

Nobody acknowledges anything in a run, so alerts escalate at their times.

How it ends: without --until the watch's time stops at the last message of the input, and
what would fall due later (a delay, a lost contact, an escalation) does not happen. With
--until, input at that very time is still taken in, nothing after it, and when the input
ends before, time goes on until then and everything due happens.

Ends with 0 when all was run, 1 when a file could not be read (what was read before is
printed), 2 when wrongly called. Lines of input that cannot be used are counted by reason
on standard error. A line of NMEA whose time is more than a minute from those around it
(a row of a table, ten minutes), and that none after it bears out, is used at the time of
the one before, and counted (wrong-time); where a clock was set back, time goes on from where it was.
`;

export const runCommand: CliCommand = {
  name: 'run',
  summary: 'run a recording at full speed and print its alerts as JSON lines',
  help,
  async run(args) {
    const wanted = readArguments(args);
    if ('problem' in wanted) return says(wanted.problem, 2);
    const clock = headlessClock();
    const context = { clock, cwd: process.cwd(), names: new Set<string>() };
    const recorded: RecordedSource[] = [];
    for (const url of wanted.sources) {
      const source = await openRecorded(url, context, wanted.until);
      if ('problem' in source) return says(source.problem, source.unreadable === true ? 1 : 2);
      recorded.push(source);
    }
    // A recording is run with what was in force when it was made, unless something else is named.
    const own = lawsOf(recorded);
    const zones = wanted.zones === undefined && own.zones !== null ? own.zones : await readZones(wanted.zones);
    if ('problem' in zones) return says(zones.problem, 1);
    const rules = wanted.rules === undefined && own.rules !== null ? own.rules : await readRules(wanted.rules);
    if ('problem' in rules) return says(rules.problem, 1);
    const printer = new Printer(process.stdout);
    const headless = new Headless(
      { watch: new Watch(watchConfig(zones, rules)), recorded: heldToLaws(recorded, { zones: wanted.zones === undefined, rules: wanted.rules === undefined }), timers: wallTimers, until: wanted.until, tell: (drafts) => printer.print(linesOf(drafts)), signal: printer.gone },
      clock,
    );
    await headless.run();
    printer.end();
    if (printer.failure !== null) return says(`cannot write: ${printer.failure.message}`, 1);
    return printer.gone.aborted ? 0 : summarised(recorded);
  },
};

interface Wanted {
  readonly sources: readonly string[];
  readonly zones: string | undefined;
  readonly rules: string | undefined;
  readonly until: Time | null;
}

const Until = z.iso.datetime({ offset: true });

function readArguments(args: string[]): Wanted | { problem: string } {
  let values;
  let more;
  try {
    // `--source A B` is as good as `--source A --source B`.
    ({ values, positionals: more } = parseArgs({
      args,
      allowPositionals: true,
      options: { source: { type: 'string', multiple: true }, zones: { type: 'string' }, rules: { type: 'string' }, until: { type: 'string' } },
    }));
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error) };
  }
  if (values.source === undefined) return { problem: 'what shall be run? Name it: --source file:PATH or --source sim:?hours=1' };
  if (values.until !== undefined && !Until.safeParse(values.until).success) return { problem: `--until wants a time as 2026-06-10T08:00:00Z, not ${values.until}` };
  return { sources: [...values.source, ...more], zones: values.zones, rules: values.rules, until: values.until === undefined ? null : Date.parse(values.until) };
}

function says(what: string, code: 1 | 2): number {
  process.stderr.write(`varne run: ${what}${code === 2 ? ' (see varne run --help)' : ''}\n`);
  return code;
}

function linesOf(drafts: readonly EntryDraft[]): string {
  let text = '';
  for (const draft of drafts) {
    const line = alertLine(draft);
    if (line !== null) text += `${line}\n`;
  }
  return text;
}

/** Says what could not be used, if anything; 1 when a file broke off. */
function summarised(recorded: readonly RecordedSource[]): number {
  let code = 0;
  for (const source of recorded) {
    const { name, state, problem, lines, errors } = source.health();
    const times = wrongTimes(errors);
    if (times !== '') process.stderr.write(`varne run: ${name}: ${times}\n`);
    const reasons = Object.entries(withoutTimes(errors)).map(([reason, count]) => `${reason} ${count}`);
    if (reasons.length > 0) process.stderr.write(`varne run: ${name}: of ${lines} lines these could not be used: ${reasons.join(', ')}\n`);
    if (state !== 'failed') continue;
    process.stderr.write(`varne run: ${name}: ${problem ?? 'broke off'}; what was read before it was run\n`);
    code = 1;
  }
  return code;
}
