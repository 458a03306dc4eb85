import process from 'node:process';
import { readScenario } from '../../../shared/scenario/read.ts';
import { clockText } from '../../../shared/scenario/times.ts';
import { SHIPPED } from '../../scenario/shipped.ts';
import type { CliCommand } from '../command.ts';
import { textOf } from './find.ts';

const help = `varne scenario show [NAME]

Without a name lists the scenarios that come with the product. With one prints its text, to
be changed and kept as a scenario of your own:

  varne scenario show quiet-night > ours.yaml
`;

export const showCommand: CliCommand = {
  name: 'show',
  summary: 'list the scenarios that come with the product, or print one',
  help,
  async run(args) {
    const [name, more] = args;
    if (more !== undefined || name?.startsWith('-') === true) {
      process.stderr.write('varne scenario show: one name at most (see varne scenario show --help)\n');
      return 2;
    }
    if (name === undefined) {
      for (const [each, text] of SHIPPED) {
        const read = readScenario(text);
        if ('scenario' in read) process.stdout.write(`${each.padEnd(20)}  ${clockText(read.scenario.lasts)}  ${read.scenario.title}\n`);
      }
      return 0;
    }
    const found = await textOf(name);
    if ('problem' in found) {
      process.stderr.write(`varne scenario show: ${found.problem}\n`);
      return 1;
    }
    process.stdout.write(found.text);
    return 0;
  },
};
