import process from 'node:process';
import { parseArgs } from 'node:util';
import type { VerifyReport } from '../journal/contract.ts';
import { openStore } from '../store/open.ts';
import type { CliCommand } from './command.ts';
import { DATA_HELP, dataFolder } from './data-folder.ts';

const help = `varne verify [--data DIR]

Walks the journal and the control log of every watch and checks that no entry was
changed, removed, moved or put between, and that recorded traffic can be read.
Prints a line a log with the number of its entries and its last hash; then \`ok\`,
or what was found. It changes nothing and works while \`varne serve\` runs. Note the
last hashes somewhere else to be able to prove later that a whole log was not
exchanged.

${DATA_HELP}

Ends with 0 when all is well, 1 when something was found.
`;

export const verifyCommand: CliCommand = {
  name: 'verify',
  summary: 'check that the journal is whole and unchanged',
  help,
  async run(args) {
    let data: string | undefined;
    try {
      const { values } = parseArgs({ args, options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
      if (values.help === true) {
        process.stdout.write(help);
        return 0;
      }
      data = values.data;
    } catch (error) {
      process.stderr.write(`varne verify: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}\n`);
      return 2;
    }
    const store = await openStore({ folder: dataFolder(data), use: 'inspect' });
    if ('problem' in store) {
      process.stderr.write(`varne verify: ${store.problem}\n`);
      return 1;
    }
    try {
      const report = await store.verify();
      process.stdout.write(printed(report));
      return report.findings.length === 0 ? 0 : 1;
    } finally {
      await store.close();
    }
  },
};

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function printed({ logs, findings }: VerifyReport): string {
  const lines = logs.map(({ log, entries, lastHash }) =>
    log.endsWith('/traffic') ? `${log}: ${counted(entries, 'chunk', 'chunks')}` : `${log}: ${counted(entries, 'entry', 'entries')}, last hash ${lastHash ?? 'none'}`,
  );
  if (findings.length === 0) lines.push('ok');
  for (const { watch, seq, fault, detail } of findings) lines.push(`${watch}: ${fault} at ${seq}: ${detail}`);
  return `${lines.join('\n')}\n`;
}
