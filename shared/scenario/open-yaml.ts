import { isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { ScenarioFault } from './fault.ts';

/** Longer than any scenario: refused before it is read. */
const MOST_CHARS = 1_000_000;
/**
 * What gives a text its parts. The largest that is shipped (twelve boats) has 763 of them; a text with so many is read in some tenths of
 * a second, in the thread that asks: that may be the live watch's.
 */
const PARTS = /[[\]{},:\n]/g;
const MOST_PARTS = 4_000;
const MOST_FAULTS = 100;
const LONGEST_WORDS = 200;

/** YAML (of which JSON is a part) that could be read: its tree, what it says, and where a place in it is. */
export interface OpenedYaml {
  readonly document: Document;
  readonly given: unknown;
  readonly place: (offset: number) => { line: number; column: number };
}

/** Opens a text, or says what no reading of it gets past. What is no text, or larger than anybody writes, is not looked into. */
export function openYaml(text: string): OpenedYaml | { readonly faults: readonly ScenarioFault[] } {
  const refused = (message: string) => ({ faults: [{ line: 1, column: 1, where: '', message }] });
  if (text.length > MOST_CHARS) return refused(`it is longer than ${MOST_CHARS} characters`);
  if (!isText(text)) return refused('this is not a text but a file of some other kind');
  if ((text.match(PARTS)?.length ?? 0) > MOST_PARTS) return refused(`it has more parts than any scenario: at most ${MOST_PARTS} of [ ] { } , : and line ends together`);
  const lines = new LineCounter();
  // That a key is there twice is looked for below: the library compares each with each.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, uniqueKeys: false, logLevel: 'silent' });
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const notYaml = (offset: number, why: string): ScenarioFault => ({ ...place(offset), where: '', message: `this is not YAML: ${why.length > LONGEST_WORDS ? `${why.slice(0, LONGEST_WORDS)}…` : why}` });
  if (document.errors.length > 0) return { faults: document.errors.slice(0, MOST_FAULTS).map((error) => notYaml(error.pos[0], error.message)) };
  const twice = keysThatAreThereTwice(document);
  if (twice.length > 0) return { faults: twice.slice(0, MOST_FAULTS).map(({ key, offset }) => notYaml(offset, `${key} is there twice`)) };
  try {
    // Aliases could make a small file large without end, or contain itself.
    return { document, given: document.toJS({ maxAliasCount: 0 }), place };
  } catch {
    return refused("YAML's aliases (*name) are not possible here: write it out");
  }
}

/** No control characters but tabs and line ends, and nothing that could not be read as UTF-8. */
function isText(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) return false;
  }
  return true;
}

function keysThatAreThereTwice(document: Document): { key: string; offset: number }[] {
  const found: { key: string; offset: number }[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) found.push({ key: String(key.value), offset: key.range?.[0] ?? 0 });
        seen.add(key.value);
      }
    },
  });
  return found;
}
