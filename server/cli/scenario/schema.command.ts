import process from 'node:process';
import { scenarioSchema } from '../../../shared/scenario/allowed-keys.ts';
import type { CliCommand } from '../command.ts';

const help = `varne scenario schema

Prints the JSON schema of a scenario's text (draft 2020-12). An editor that knows it helps
while you write:

  varne scenario schema > scenario.schema.json
  # yaml-language-server: $schema=scenario.schema.json      (first line of the scenario)
`;

export const schemaCommand: CliCommand = {
  name: 'schema',
  summary: 'print the schema of scenarios, for editors',
  help,
  run(args) {
    if (args.length > 0) {
      process.stderr.write('varne scenario schema: nothing more is wanted (see varne scenario schema --help)\n');
      return Promise.resolve(2);
    }
    process.stdout.write(`${JSON.stringify(scenarioSchema(), null, 1)}\n`);
    return Promise.resolve(0);
  },
};
