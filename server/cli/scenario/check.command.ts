import process from 'node:process';
import { clockText } from '../../../shared/scenario/times.ts';
import type { CliCommand } from '../command.ts';
import { counted } from '../recording/arguments.ts';
import { findScenario } from './find.ts';

const help = `varne scenario check FILE...

Reads scenarios and says everything that is wrong with them at once, one line each:

  FILE:LINE:COLUMN: where: what is wrong, and what is allowed

FILE is a file, or the name of a scenario that comes with the product.

Ends with 0 when all is right, 1 when something is not or cannot be read, 2 when wrongly
called. How a scenario is written: server/scenario/README.md; a schema for editors:
varne scenario schema.
`;

export const checkCommand: CliCommand = {
  name: 'check',
  summary: 'say everything that is wrong with a scenario, with line and column',
  help,
  async run(args) {
    const option = args.find((arg) => arg.startsWith('-'));
    if (args.length === 0 || option !== undefined) {
      process.stderr.write(`varne scenario check: ${option === undefined ? 'which file?' : `there is no option ${option}`} (see varne scenario check --help)\n`);
      return 2;
    }
    let code = 0;
    for (const name of args) {
      const found = await findScenario(name);
      if ('lines' in found) {
        process.stdout.write(found.lines);
        code = 1;
        continue;
      }
      const { title, lasts, injects, expect } = found.scenario;
      process.stdout.write(`${name}: right. "${title}", ${clockText(lasts)}, ${counted(injects.length, 'inject')}, ${counted(expect.length, 'expectation')}\n`);
    }
    return code;
  },
};
