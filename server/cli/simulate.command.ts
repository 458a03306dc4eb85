import process from 'node:process';
import { parseArgs } from 'node:util';
import { DEFAULT_START, MOST_HOURS, readOptions } from '../sources/simulator/options.ts';
import { simulateNmea } from '../sources/simulator/sentences.ts';
import type { CliCommand } from './command.ts';
import { Printer } from './printer.ts';
import { serveSimulation } from './simulate-listen.ts';

const help = `varne simulate [--seed N] [--ships N] [--boats N] [--danger PART] [--hours H] [--start ISO] [--listen HOST:PORT]

Prints the built-in traffic of the Channel as NMEA 0183: AIS sentences, and radar targets
(TLL) of the small boats that are not on AIS, each with a tag block that has its time.
The same options give the same lines, to the byte.

  --seed N            which world; 1 unless said otherwise
  --ships N           vessels under way at once, about; 400
  --boats N           small boats a day; 10
  --danger PART       part of the ships that once give way to nobody, go against the
                      flow, or stop and drift; 0.01
  --hours H           how much of it, as fast as it goes; 1
  --start ISO         when it begins, as 2026-06-10T06:00:00Z; that very time
  --listen HOST:PORT  serves it in real time instead, to every program that connects,
                      until it is interrupted; it begins now

Ends with 0 when all was printed, 1 when it could not be, 2 when wrongly called.
`;

/** Makes simulated traffic for other programs, for recordings and for benchmarks. */
export const simulateCommand: CliCommand = {
  name: 'simulate',
  summary: 'print or serve simulated Channel traffic as NMEA',
  help,
  async run(args) {
    let values;
    try {
      ({ values } = parseArgs({
        args,
        options: {
          seed: { type: 'string' },
          ships: { type: 'string' },
          boats: { type: 'string' },
          danger: { type: 'string' },
          hours: { type: 'string' },
          start: { type: 'string' },
          listen: { type: 'string' },
          help: { type: 'boolean', short: 'h' },
        },
      }));
    } catch (error) {
      return misuse(error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error));
    }
    if (values.help === true) {
      process.stdout.write(help);
      return 0;
    }
    const { seed, ships, boats, danger, hours = '1', start = DEFAULT_START, listen } = values;
    const options = readOptions({ ...(seed !== undefined && { seed }), ...(ships !== undefined && { ships }), ...(boats !== undefined && { boats }), ...(danger !== undefined && { danger }) });
    if ('problem' in options) return misuse(options.problem);
    if (listen !== undefined) {
      if (values.hours !== undefined || values.start !== undefined) return misuse('--listen serves in real time: it goes with neither --hours nor --start');
      const address = /^(?:\[([^\]]+)\]|([^:]*)):(\d{1,5})$/.exec(listen);
      const port = Number(address?.[3]);
      if (address === null || port > 65_535) return misuse(`--listen wants HOST:PORT, not ${listen}`);
      return untilInterrupted((stop) => serveSimulation(options, address[1] ?? (address[2] || '127.0.0.1'), port, stop, (line) => process.stderr.write(`varne simulate: ${line}\n`)));
    }
    const long = Number(hours);
    if (!(long > 0 && long <= MOST_HOURS)) return misuse(`--hours must be a number above 0, at most ${MOST_HOURS}`);
    const at = Date.parse(start);
    if (Number.isNaN(at) || at < 0) return misuse(`--start wants a time as ${DEFAULT_START}, not ${start}`);
    return print(simulateNmea({ ...options, start: at, hours: long }), process.stdout);
  },
};

function misuse(what: string): number {
  process.stderr.write(`varne simulate: ${what}\n`);
  return 2;
}

async function untilInterrupted(run: (stop: AbortSignal) => Promise<number>): Promise<number> {
  const stop = new AbortController();
  const interrupted = (): void => stop.abort();
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', interrupted);
  const code = await run(stop.signal);
  process.off('SIGINT', interrupted);
  process.off('SIGTERM', interrupted);
  return code;
}

const PIECE = 64 * 1024;

async function print(lines: Iterable<string>, output: NodeJS.WriteStream): Promise<number> {
  const printer = new Printer(output);
  let piece = '';
  for (const line of lines) {
    piece += `${line}\r\n`;
    if (piece.length < PIECE) continue;
    await printer.print(piece);
    piece = '';
    if (printer.gone.aborted) break;
  }
  await printer.print(piece);
  printer.end();
  if (printer.failure === null) return 0;
  process.stderr.write(`varne simulate: the output broke: ${printer.failure.message}\n`);
  return 1;
}
