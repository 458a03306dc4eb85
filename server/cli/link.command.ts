import process from 'node:process';
import { JournalUnavailable } from '../journal/contract.ts';
import { openStore, servedAt } from '../store/open.ts';
import { signInUrl } from '../web/sign-in-url.ts';
import type { CliCommand } from './command.ts';
import { DATA_HELP, dataFolder } from './data-folder.ts';
import { grantArguments } from './grant-arguments.ts';

const VALID_MIN = 60;
const USUALLY_AT = 'http://127.0.0.1:8080';

const help = `varne link --user NAME --role ROLE [--data DIR] [--url URL]

Makes a link that signs a person in once, within ${VALID_MIN} minutes, and prints it. It
works before and while \`varne serve\` runs.

  --user NAME   the name that the journal will show
  --role ROLE   viewer, trainee, operator, supervisor or trainer
  --url URL     where Varne is reached (default: where it serves this data folder
                now, else ${USUALLY_AT})
${DATA_HELP}
`;

export const linkCommand: CliCommand = {
  name: 'link',
  summary: 'make a link that signs a person in once',
  help,
  async run(args) {
    const asked = grantArguments(args, { url: { type: 'string' } });
    if ('help' in asked) {
      process.stdout.write(help);
      return 0;
    }
    const url = 'wrong' in asked ? null : reached(asked.url ?? servedAt(dataFolder(asked.data)) ?? USUALLY_AT);
    if ('wrong' in asked || url === null) {
      process.stderr.write(`varne link: ${'wrong' in asked ? asked.wrong : '--url is not an http address'}\n`);
      return 2;
    }
    const store = await openStore({ folder: dataFolder(asked.data), use: 'beside' });
    if ('problem' in store) {
      process.stderr.write(`varne link: ${store.problem}\n`);
      return 1;
    }
    try {
      const secret = await store.people.createLink(asked.grant, VALID_MIN * 60_000);
      process.stdout.write(`${signInUrl(url, secret)}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) throw error;
      process.stderr.write(`varne link: ${error.message}\n`);
      return 1;
    } finally {
      await store.close();
    }
  },
};

/** The address as it is meant, or null when it is none. */
function reached(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin + url.pathname : null;
}
