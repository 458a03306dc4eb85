import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { allowedKeys } from './allowed-keys.ts';
import type { ScenarioFault } from './fault.ts';
import { pathText, type Path } from './where.ts';
import { wordings, type Wording } from './wording.ts';

/** Longer than any scenario: refused before it is read. */
const MOST_CHARS = 1_000_000;

/**
 * Reads YAML (of which JSON is a part) by a schema. Either all of it is right, or everything that is wrong is said at once, in
 * order. `between` finds what no part can see by itself.
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>, between: (given: unknown) => readonly Wording[]): { readonly value: T } | { readonly faults: readonly ScenarioFault[] } {
  if (text.length > MOST_CHARS) return { faults: [{ line: 1, column: 1, where: '', message: `it is longer than ${MOST_CHARS} characters` }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, uniqueKeys: true });
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0) return { faults: document.errors.map((error) => ({ ...place(error.pos[0]), where: '', message: `this is not YAML: ${error.message}` })) };
  // Aliases could make a small file large without end, or contain itself.
  let given: unknown;
  try {
    given = document.toJS({ maxAliasCount: 0 });
  } catch {
    return { faults: [{ line: 1, column: 1, where: '', message: 'YAML\'s aliases (*name) are not possible here: write it out' }] };
  }
  const outcome = schema.safeParse(given);
  const wrong: Wording[] = outcome.success ? [] : outcome.error.issues.flatMap((issue) => wordings(issue, valueAt(given, issue.path), (path) => allowedKeys(schema, path, given)));
  wrong.push(...between(given));
  if (wrong.length === 0 && outcome.success) return { value: outcome.data };
  const faults = wrong.map(({ path, message, onKey }): ScenarioFault => ({ ...place(offsetOf(document, path, onKey ?? false)), where: pathText(path), message }));
  return { faults: faults.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** What stands at a path in plain data. */
export function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let at = given;
  for (const step of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
  return at;
}

/** Where it stands in the text; for what is missing, where it should be. */
function offsetOf(document: Document, path: Path, onKey: boolean): number {
  for (let n = path.length; n > 0; n--) {
    const parent = n === 1 ? document.contents : document.getIn(path.slice(0, n - 1), true);
    const key = path[n - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
      const node = onKey && n === path.length ? pair?.key : (pair?.value ?? pair?.key);
      if (isNode(node) && node.range) return node.range[0];
      continue;
    }
    const node = document.getIn(path.slice(0, n), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
