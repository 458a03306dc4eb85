import { parseArgs } from 'node:util';
import process from 'node:process';
import { ServeOptions } from '../options.ts';
import { serve } from '../main.ts';
import type { CliCommand } from './command.ts';
import { dataFolder } from './data-folder.ts';

const help = `
varne serve: run the watch and its page.

  --host ADDRESS   where to listen (127.0.0.1: this machine only)      VARNE_HOST
  --port N         (8080; 0 takes any that is free)                    VARNE_PORT
  --data DIR       journal, traffic and sign-ins (a folder of yours)   VARNE_DATA
  --source URL     what to watch; again for more                       VARNE_SOURCE (several with spaces)
  --zones FILE     zones (GeoJSON) in place of the built-in geofences  VARNE_ZONES
  --rules FILE     limits of the other rules (JSON), over the usual    VARNE_RULES
  --log LEVEL      error, warn, info or debug (warn)                   VARNE_LOG

Zones and rules are what a watch begins with. A supervisor changes them in the page while it runs, and those prevail at
the next start; a file that is other than the one last started with is taken up again, and the journal says so.

Sources, any number at once:
  sim:                          the built-in simulator (the default); sim:?seed=1&ships=400
  nmea+tcp://HOST:PORT          connects to an AIS receiver or server, and reconnects
  nmea+tcp-listen://HOST:PORT   waits for feeders to connect
  nmea+udp://HOST:PORT          listens for datagrams
  gpsd://HOST:PORT              asks gpsd for raw NMEA
  file:PATH?speed=10            plays a recording at its own times; speed=max as fast as it goes; - is standard input.
                                Stopped and started again, it goes on where it was; &again=1 plays it from its beginning
  recording:F.varne?speed=10    the same of Varne's own recordings (varne recording --help); file: plays them too. They are
                                played with the zones and limits that were in force, unless --zones or --rules say others

The first start prints a link that signs you in once; 'varne link' makes more, 'varne token' makes keys for programs.
Ctrl-C stops it; what was journalled and recorded is taken up at the next start.
`;

const flags = {
  host: { type: 'string' },
  port: { type: 'string' },
  data: { type: 'string' },
  source: { type: 'string', multiple: true },
  zones: { type: 'string' },
  rules: { type: 'string' },
  log: { type: 'string' },
} as const;

/** Flags over environment over defaults; in one sentence what does not fit. */
export function readOptions(args: string[]): ServeOptions | { problem: string } {
  let given;
  try {
    given = parseArgs({ args, options: flags, allowPositionals: false }).values;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const env = (name: string) => process.env[`VARNE_${name}`] || undefined;
  const sources = given.source ?? env('SOURCE')?.trim().split(/\s+/);
  const read = ServeOptions.safeParse({
    host: given.host ?? env('HOST'),
    port: given.port ?? env('PORT'),
    data: dataFolder(given.data),
    sources,
    zones: given.zones ?? env('ZONES'),
    rules: given.rules ?? env('RULES'),
    log: given.log ?? env('LOG'),
  });
  if (read.success) return read.data;
  const first = read.error.issues[0];
  return { problem: `--${String(first?.path[0] ?? 'option').replace('sources', 'source')}: ${first?.message ?? 'not understood'}` };
}

/** Until somebody asks it to end, or it can no longer go on. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => resolve();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

export const serveCommand: CliCommand = {
  name: 'serve',
  summary: 'run the watch and its page',
  help,
  async run(args) {
    const options = readOptions(args);
    if ('problem' in options) {
      process.stderr.write(`varne serve: ${options.problem} (see varne serve --help)\n`);
      return 2;
    }
    const running = await serve(options);
    if ('problem' in running) {
      process.stderr.write(`varne serve: ${running.problem}\n`);
      return running.wrongUse ? 2 : 1;
    }
    process.stdout.write(
      `Varne ${__VARNE_VERSION__} is watching at ${running.url}\n` +
        `Sign in, once, within a day:  ${running.signInUrl}\n` +
        (running.takenUpAt === null
          ? ''
          : `This recording was played here before: it goes on from ${new Date(running.takenUpAt).toISOString()}, its alerts as they were. Add again=1 to the source (file:PATH?speed=60&again=1) to play it from its beginning.\n`) +
        `Data are kept in ${options.data}. Ctrl-C stops. Not for navigation.\n`,
    );
    for (const words of running.found) process.stderr.write(`varne serve: ${words}\n`);
    await untilSignal();
    process.stderr.write('varne: stopping; what was answered is kept ...\n');
    await running.stop();
    return 0;
  },
};
