import process from 'node:process';
import type { CliCommand } from './command.ts';

/** Loaded when called: `decode` must not wait for Express, nor `--help` for anything. */
const commands: Record<string, () => Promise<CliCommand>> = {
  serve: async () => (await import('./serve.command.ts')).serveCommand,
  run: async () => (await import('./run.command.ts')).runCommand,
  recording: async () => (await import('./recording.command.ts')).recordingCommand,
  scenario: async () => (await import('./scenario.command.ts')).scenarioCommand,
  decode: async () => (await import('./decode.command.ts')).decodeCommand,
  simulate: async () => (await import('./simulate.command.ts')).simulateCommand,
  token: async () => (await import('./token.command.ts')).tokenCommand,
  link: async () => (await import('./link.command.ts')).linkCommand,
  verify: async () => (await import('./verify.command.ts')).verifyCommand,
};

const order = Object.keys(commands);

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const width = Math.max(...order.map((name) => name.length));
  const lines = all.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `varne ${__VARNE_VERSION__}: a live picture of the English Channel. Not for navigation.

Usage: varne COMMAND [options]      on a clone: npm run -s varne -- COMMAND [options]

${lines.join('\n')}

varne COMMAND --help says more of each.
`;
}

async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    process.stderr.write(`varne: say which command: ${order.join(', ')} (varne --help says more)\n`);
    return 2;
  }
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(await overview());
    return 0;
  }
  if (name === '--version' || name === '-V') {
    process.stdout.write(`${__VARNE_VERSION__}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stderr.write(`varne: there is no command '${name}'; there are ${order.join(', ')}\n`);
    return 2;
  }
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${(command.helpFor?.(rest) ?? command.help).trim()}\n`);
    return 0;
  }
  return await command.run(rest);
}

// A reader that has enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`varne: cannot write the answer: ${error.message}\n`);
  process.exit(1);
});

process.exitCode = await main(process.argv.slice(2));
