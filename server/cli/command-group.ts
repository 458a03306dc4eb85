import process from 'node:process';
import type { CliCommand } from './command.ts';

/** A command that is made of others: `varne NAME PART ...`, each with its own `--help`. */
export function commandGroup(name: string, summary: string, about: string, parts: Readonly<Record<string, CliCommand>>): CliCommand {
  const names = Object.keys(parts);
  const width = Math.max(...names.map((part) => part.length));
  const list = names.map((part) => `  ${part.padEnd(width)}  ${parts[part]?.summary ?? ''}`).join('\n');
  const help = `varne ${name} ${names.join('|')} ...

${about.trim()}

${list}

varne ${name} PART --help says more of each.
`;
  const partOf = (word: string | undefined): CliCommand | undefined => (word !== undefined && Object.hasOwn(parts, word) ? parts[word] : undefined);
  return {
    name,
    summary,
    help,
    helpFor: (args) => partOf(args[0])?.help ?? help,
    async run([word, ...rest]) {
      const part = partOf(word);
      if (part !== undefined) return part.run(rest);
      process.stderr.write(`varne ${name}: ${word === undefined ? 'say what' : `there is no '${word}'`}: ${names.join(', ')} (see varne ${name} --help)\n`);
      return 2;
    },
  };
}
