import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readActs, type ScriptedAct } from '../../../shared/scenario/acts.ts';
import { debriefOf } from '../../../shared/scenario/score/debrief.ts';
import { offsetText } from '../../../shared/scenario/times.ts';
import { wallTimers } from '../../engine/timers.ts';
import { runScenario } from '../../scenario/run.ts';
import type { CliCommand } from '../command.ts';
import { Printer } from '../printer.ts';
import { Progress } from '../progress.ts';
import { faultLines, findScenario } from './find.ts';
import { newsLine } from './news-line.ts';
import { outcomeText } from './outcome-text.ts';

const help = `varne scenario run FILE [--speed max|N] [--acts FILE] [--json]

Runs a scenario to its end without screens and without keeping anything, tells what
happens in it, and ends with the hash of everything that the watch concluded and with the
score. The same scenario with the same acts ends in the same hash, however it is run.

FILE is a file, or the name of a scenario that comes with the product.

  --speed max|N  as fast as it goes (the default), or N times as fast as life: 0.1 to 60
  --acts FILE    what people do in it, at their times (YAML); without it nobody is there,
                 and everything that is expected is missed:
                   acts:
                     - { at: +00:06:40, do: plot, of: ferry-call }
                     - { at: +00:12:10, do: acknowledge, alert: { rule: lane-time, vessel: boat-1 } }
                     - { at: +00:13:00, do: log, alert: { rule: lane-time, vessel: boat-1 }, what: Lifeboat asked for }
                 do is plot, acknowledge, log, look, silence or watch (a zone); by and role
                 say who (Trainee, operator)
  --json         one JSON object a line: kind inject, alert, report, source, act, and at
                 last result, with hash, entries, raises and the whole debrief

Ends with 0 when it was run and raised what it is about, 1 when it did not or could not be
read, 2 when wrongly called.
`;

export const runCommand: CliCommand = {
  name: 'run',
  summary: 'run a scenario to its end; prints what happens, the hash and the score',
  help,
  async run(args) {
    const wanted = readArguments(args);
    if ('problem' in wanted) return says(`${wanted.problem} (see varne scenario run --help)`, 2);
    const opened = await findScenario(wanted.file);
    if ('lines' in opened) {
      process.stderr.write(opened.lines);
      return 1;
    }
    const acts = await actsOf(wanted.acts);
    if ('lines' in acts) {
      process.stderr.write(acts.lines);
      return 1;
    }
    const { scenario } = opened;
    const printer = new Printer(process.stdout);
    const progress = new Progress('varne scenario run');
    // The engine's timers keep no process alive, and between two moments of a slow run there is nothing else.
    const alive = setInterval(() => undefined, 60_000);
    const outcome = await runScenario(opened, {
      acts: acts.acts,
      speed: wanted.speed,
      timers: wallTimers,
      signal: printer.gone,
      tell: (news) => {
        const line = newsLine(news, scenario.starts, wanted.json);
        const at = news.kind === 'inject' ? news.happened.at : news.kind === 'entry' ? news.entry.at : scenario.starts + news.act.at;
        if (!process.stdout.isTTY) progress.tell(() => `${offsetText(Math.max(0, at - scenario.starts))} of ${offsetText(scenario.lasts)}`);
        return line === null ? undefined : printer.print(`${line}\n`);
      },
    });
    clearInterval(alive);
    progress.end();
    await printer.print(wanted.json ? `${JSON.stringify({ kind: 'result', hash: outcome.hash, entries: outcome.facts.entries.length, raises: outcome.raises, debrief: debriefOf(outcome.facts, []) })}\n` : outcomeText(outcome, acts.acts.length === 0));
    printer.end();
    if (printer.failure !== null) return says(`cannot write: ${printer.failure.message}`, 1);
    return printer.gone.aborted || outcome.raises.every(({ inTime }) => inTime) ? 0 : 1;
  },
};

interface Wanted {
  readonly file: string;
  readonly speed: number | 'max';
  readonly acts: string | undefined;
  readonly json: boolean;
}

function readArguments(args: string[]): Wanted | { problem: string } {
  let values;
  let files;
  try {
    ({ values, positionals: files } = parseArgs({ args, allowPositionals: true, options: { speed: { type: 'string', default: 'max' }, acts: { type: 'string' }, json: { type: 'boolean', default: false } } }));
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error) };
  }
  const [file, more] = files;
  if (file === undefined || more !== undefined) return { problem: file === undefined ? 'which scenario?' : 'one scenario at a time' };
  const speed = values.speed === 'max' ? 'max' : Number(values.speed);
  if (speed !== 'max' && !(speed >= 0.1 && speed <= 60)) return { problem: `--speed wants max or a number from 0.1 to 60, not ${values.speed}` };
  return { file, speed, acts: values.acts, json: values.json };
}

async function actsOf(file: string | undefined): Promise<{ acts: readonly ScriptedAct[] } | { lines: string }> {
  if (file === undefined) return { acts: [] };
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return { lines: `varne scenario run: ${file} cannot be read: ${error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : error instanceof Error ? error.message : String(error)}\n` };
  }
  const read = readActs(text);
  return 'faults' in read ? { lines: faultLines(file, read.faults) } : read;
}

function says(what: string, code: 1 | 2): number {
  process.stderr.write(`varne scenario run: ${what}\n`);
  return code;
}
