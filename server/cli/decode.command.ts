import process from 'node:process';
import { parseArgs } from 'node:util';
import type { AisMessage } from '../sources/ais/message.ts';
import { fileBytes, fileProblem } from '../sources/file-bytes.ts';
import type { NmeaCounts } from '../sources/nmea/counts.ts';
import { MessageReader } from '../sources/nmea/messages.ts';
import type { CliCommand } from './command.ts';
import { Printer } from './printer.ts';
import { wrongTimes } from './wrong-times.ts';

const help = `varne decode [FILE|-]

Reads NMEA 0183 from FILE (unpacked when it ends in .gz), or from standard input, and
prints one JSON object a line for each complete AIS message: type, mmsi, lon, lat, sog
(knots), cog and heading (degrees true), status, name, callsign, imo, shiptype,
destination, draught (metres) and what else its type has. null is what AIS calls "not
available"; status 15 stays, for a beacon's "undefined" says that it is a test. Each half of a type 24 is a message of its own (part A or B).

Tag blocks, text after the checksum and other sentences are passed over. Bad lines
never stop it: they are counted by reason, on standard error, at the end, and so are
lines whose own time agrees with none around it.

Ends with 0 when the input was read to its end, 1 when it could not be.
`;

export const decodeCommand: CliCommand = {
  name: 'decode',
  summary: 'print the AIS messages in NMEA input as JSON lines',
  help,
  async run(args) {
    let path = '-';
    try {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: { help: { type: 'boolean', short: 'h' } },
      });
      if (values.help === true) {
        process.stdout.write(help);
        return 0;
      }
      if (positionals.length > 1) return misuse('one FILE at a time, or - for standard input');
      path = positionals[0] ?? '-';
    } catch (error) {
      return misuse(error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error));
    }
    return decodeTo(path, process.stdout);
  },
};

function misuse(what: string): number {
  process.stderr.write(`varne decode: ${what}\n`);
  return 2;
}

async function decodeTo(path: string, output: NodeJS.WriteStream): Promise<number> {
  const reader = new MessageReader();
  const printer = new Printer(output);
  const print = async (messages: AisMessage[]): Promise<void> => {
    let text = '';
    for (const message of messages) text += `${JSON.stringify(message)}\n`;
    await printer.print(text);
  };
  try {
    for await (const chunk of fileBytes(path)) {
      if (chunk instanceof Uint8Array) await print(reader.read(chunk));
      if (printer.gone.aborted) break;
    }
    await print(reader.end());
  } catch (error) {
    summarise(reader.counts);
    process.stderr.write(`varne decode: ${fileProblem(error, path === '-' ? 'standard input' : path)}\n`);
    return 1;
  } finally {
    printer.end();
  }
  if (printer.failure !== null) {
    process.stderr.write(`varne decode: cannot write: ${String(printer.failure)}\n`);
    return 1;
  }
  if (!printer.gone.aborted) summarise(reader.counts);
  return 0;
}

/** One line on standard error when there was something to say: what was dropped, and why. */
function summarise(counts: NmeaCounts): void {
  const times = wrongTimes(counts.times);
  if (times !== '') process.stderr.write(`varne decode: ${times}\n`);
  const reasons = Object.entries(counts.errors).map(([reason, count]) => `${reason} ${count}`);
  if (reasons.length === 0) return;
  process.stderr.write(`varne decode: ${counts.messages} messages from ${counts.lines} lines; ${counts.dropped()} bad lines: ${reasons.join(', ')}\n`);
}
