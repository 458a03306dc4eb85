import process from 'node:process';
import { JournalUnavailable } from '../journal/contract.ts';
import { openStore } from '../store/open.ts';
import type { CliCommand } from './command.ts';
import { DATA_HELP, dataFolder } from './data-folder.ts';
import { grantArguments } from './grant-arguments.ts';

const help = `varne token --user NAME --role ROLE [--data DIR]

Makes a bearer token for a program and prints it, and nothing else. It is shown
this once: only its hash is kept. It works before and while \`varne serve\` runs.

  --user NAME   the name that the journal will show
  --role ROLE   viewer, trainee, operator, supervisor or trainer
${DATA_HELP}

Use it as:  curl -H "Authorization: Bearer $TOKEN" http://127.0.0.1:8080/api/v1/tracks
`;

export const tokenCommand: CliCommand = {
  name: 'token',
  summary: 'make a bearer token for a program',
  help,
  async run(args) {
    const asked = grantArguments(args);
    if ('help' in asked) {
      process.stdout.write(help);
      return 0;
    }
    if ('wrong' in asked) {
      process.stderr.write(`varne token: ${asked.wrong}\n`);
      return 2;
    }
    const store = await openStore({ folder: dataFolder(asked.data), use: 'beside' });
    if ('problem' in store) {
      process.stderr.write(`varne token: ${store.problem}\n`);
      return 1;
    }
    try {
      process.stdout.write(`${await store.people.createToken(asked.grant)}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) throw error;
      process.stderr.write(`varne token: ${error.message}\n`);
      return 1;
    } finally {
      await store.close();
    }
  },
};
