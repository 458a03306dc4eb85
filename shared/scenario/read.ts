import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { allowedKeys } from './allowed-keys.ts';
import { Area } from './area.ts';
import { crossCheck, type Readable } from './cross-check.ts';
import { Expectation, Raises } from './expectation.ts';
import type { ScenarioFault } from './fault.ts';
import { Inject } from './inject.ts';
import { Mark, Scenario } from './scenario.ts';
import { pathText, type Path } from './where.ts';
import { wordings, type Wording } from './wording.ts';

/** Longer than any scenario: refused before it is read. */
export const MOST_SCENARIO_CHARS = 1_000_000;

export type ScenarioRead = { readonly scenario: Scenario } | { readonly faults: readonly ScenarioFault[] };

/** Reads a scenario's text (YAML, of which JSON is a part). Either all of it is right, or everything that is wrong is said at once, in order. */
export function readScenario(text: string): ScenarioRead {
  if (text.length > MOST_SCENARIO_CHARS) return { faults: [{ line: 1, column: 1, where: '', message: `this is no scenario: it is longer than ${MOST_SCENARIO_CHARS} characters` }] };
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
    return { faults: [{ line: 1, column: 1, where: '', message: 'YAML\'s aliases (*name) are not possible in a scenario: write it out' }] };
  }
  const outcome = Scenario.safeParse(given);
  const wrong: Wording[] = outcome.success ? [] : outcome.error.issues.flatMap((issue) => wordings(issue, valueAt(given, issue.path), (path) => allowedKeys(path, given)));
  wrong.push(...crossCheck(readable(given)));
  if (wrong.length === 0 && outcome.success) return { scenario: outcome.data };
  const faults = wrong.map(({ path, message, onKey }): ScenarioFault => ({ ...place(offsetOf(document, path, onKey ?? false)), where: pathText(path), message }));
  return { faults: faults.sort((a, b) => a.line - b.line || a.column - b.column) };
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
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

/** What can be read of a scenario, part by part, so that what is wrong between the parts is said together with what is wrong in them. */
function readable(given: unknown): Readable {
  const part = (key: string): unknown => valueAt(given, [key]);
  const list = (key: string): unknown[] => {
    const value = part(key);
    return Array.isArray(value) ? value : [];
  };
  const injects = list('injects').map((raw, index) => ({ index, raw, inject: Inject.safeParse(raw).data }));
  const unread = new Set(injects.flatMap(({ raw, inject }) => (inject === undefined ? [String(valueAt(raw, ['id']))] : [])));
  return {
    lasts: Scenario.shape.lasts.safeParse(part('lasts')).data ?? null,
    world: Scenario.shape.world.safeParse(part('world')).data ?? null,
    areas: list('areas').flatMap((raw, index) => present(Area.safeParse(raw).data, (area) => ({ index, area }))),
    injects: injects.flatMap(({ index, inject }) => (inject === undefined ? [] : [{ index, inject }])),
    expect: list('expect').flatMap((raw, index) => present(Expectation.safeParse(raw).data, (expectation) => ({ index, expectation }))),
    raises: list('raises').flatMap((raw, index) => present(Raises.safeParse(raw).data, (raises) => ({ index, raises }))),
    marks: list('marks').flatMap((raw, index) => present(Mark.safeParse(raw).data, (mark) => ({ index, mark }))),
    unread,
  };
}

const present = <T, R>(value: T | undefined, made: (value: T) => R): R[] => (value === undefined ? [] : [made(value)]);
