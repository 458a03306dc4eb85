import { isMap, isNode, isPair, isScalar, type Document } from 'yaml';
import type { z } from 'zod';
import { allowedKeys } from './allowed-keys.ts';
import type { ScenarioFault } from './fault.ts';
import { openYaml } from './open-yaml.ts';
import { pathText, type Path } from './where.ts';
import { wordings, type Wording } from './wording.ts';

/** So many faults are told at once: whoever mends them reads on. */
const MOST_FAULTS = 100;

/**
 * Reads YAML (of which JSON is a part) by a schema. Either all of it is right, or everything that is wrong is said at once, in
 * order. `between` finds what no part can see by itself.
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>, between: (given: unknown) => readonly Wording[]): { readonly value: T } | { readonly faults: readonly ScenarioFault[] } {
  const opened = openYaml(text);
  if ('faults' in opened) return opened;
  const { document, given, place } = opened;
  const outcome = schema.safeParse(given);
  const wrong: Wording[] = outcome.success ? [] : outcome.error.issues.flatMap((issue) => wordings(issue, valueAt(given, issue.path), (path) => allowedKeys(schema, path, given)));
  wrong.push(...between(given));
  if (wrong.length === 0 && outcome.success) return { value: outcome.data };
  const faults = wrong.slice(0, MOST_FAULTS).map(({ path, message, onKey }): ScenarioFault => ({ ...place(offsetOf(document, path, onKey ?? false)), where: pathText(path), message }));
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
