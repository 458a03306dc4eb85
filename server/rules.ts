import { readFile } from 'node:fs/promises';
import { issueText } from '../shared/words/issue-text.ts';
import { DEFAULT_RULES, RuleSettings } from '../shared/words/rules.ts';

/** The limits that the rules go by: those of a JSON file over those delivered; in words what is wrong with a file. */
export async function readRules(file: string | undefined): Promise<RuleSettings | { problem: string }> {
  if (file === undefined) return DEFAULT_RULES;
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
    const why = error instanceof SyntaxError ? 'it is not JSON' : code === 'ENOENT' ? 'there is no such file' : code;
    return { problem: `the rules in ${file} cannot be read: ${why}` };
  }
  const read = RuleSettings.safeParse(json);
  if (read.success) return read.data;
  return { problem: `the rules in ${file} do not fit: ${issueText(read.error)}` };
}
