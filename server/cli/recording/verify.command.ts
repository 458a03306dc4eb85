import process from 'node:process';
import { verifyRecording } from '../../recordings/verify.ts';
import type { CliCommand } from '../command.ts';
import { Progress } from '../progress.ts';
import { counted, readArguments, says } from './arguments.ts';
import { opened } from './opened.ts';

const help = `varne recording verify F.varne

Checks everything: that every byte is as it was written, that every chunk of traffic can
be opened and has what the index says, and that the entries are a whole stretch of one
chain. Prints \`ok\`, or what is wrong and where. It changes nothing.

Ends with 0 when all is well, 1 when something was found, 2 when wrongly called.
`;

export const verifyCommand: CliCommand = {
  name: 'verify',
  summary: 'check that a recording is whole and unchanged',
  help,
  async run(args) {
    const read = readArguments(args, {});
    if (read.problem !== undefined) return says('verify', read.problem, 2);
    if (read.file === undefined) return says('verify', 'say which recording', 2);
    const progress = new Progress('varne recording verify');
    const recording = await opened(read.file, progress);
    if ('problem' in recording) return says('verify', recording.problem, 1);
    try {
      const findings = await verifyRecording(recording, (chunk, of) => progress.tell(() => `chunk ${chunk + 1} of ${of}`));
      progress.end();
      const { counts } = recording.index;
      process.stdout.write(findings.length === 0 ? `${counted(counts.sightings, 'sighting')}, ${counted(counts.entries, 'entry', 'entries')}\nok\n` : `${findings.join('\n')}\n`);
      return findings.length === 0 ? 0 : 1;
    } finally {
      await recording.close();
    }
  },
};
