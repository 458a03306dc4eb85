import { commandGroup } from './command-group.ts';
import { checkCommand } from './scenario/check.command.ts';
import { runCommand } from './scenario/run.command.ts';
import { schemaCommand } from './scenario/schema.command.ts';
import { showCommand } from './scenario/show.command.ts';

const about = `
A scenario is a trainer's script: traffic, what happens in it and when, what trainees are
expected to do and how soon. It is a text file; six come with the product.
`;

export const scenarioCommand = commandGroup('scenario', 'check and run exercise scenarios', about, {
  check: checkCommand,
  run: runCommand,
  show: showCommand,
  schema: schemaCommand,
});
