import { isSeq } from 'yaml';
import { expectationKinds, injectKinds } from './kinds.ts';
import type { ScenarioFault } from '../../../shared/scenario/fault.ts';
import type { Readable } from '../../../shared/scenario/cross-check.ts';
import { readable, readScenario } from '../../../shared/scenario/read.ts';
import { Scenario } from '../../../shared/scenario/scenario.ts';
import { pathText, type Path } from '../../../shared/scenario/where.ts';
import { endOf, itemsOf, laid, lineStart, nodeAt, startOf, type Laid } from '../text/place.ts';
import { at, isList, plain, type Plain } from '../text/plain.ts';

/** Lists of a scenario whose items a form edits. */
export const LISTS = ['injects', 'raises', 'expect', 'marks'] as const;
export type ListName = (typeof LISTS)[number];

/** One thing in a scenario, or what it says of itself. */
export type Chosen = { readonly list: ListName; readonly index: number } | 'setup';

/** A scenario's text as far as it can be read: what forms, the time line and the chart show. */
export interface Script {
  readonly text: string;
  readonly faults: readonly ScenarioFault[];
  /** What its YAML holds; null when it is none. */
  readonly given: Plain | null;
  readonly parts: Readable;
  /** How long it lasts, milliseconds; null when that cannot be read. */
  readonly lasts: number | null;
  readonly starts: number | null;
  readonly lines: readonly ItemLines[];
}

/** Where a thing stands in the text: offsets, whole lines. */
export interface ItemLines {
  readonly of: Chosen;
  readonly from: number;
  readonly to: number;
}

export function scriptOf(text: string): Script {
  const outcome = readScenario(text);
  const place = laid(text);
  const data: unknown = place === null ? null : dataOf(place);
  const given = place === null ? null : plain(data);
  return {
    text,
    faults: 'faults' in outcome ? outcome.faults : [],
    given,
    parts: readable(data),
    lasts: (given === null ? undefined : Scenario.shape.lasts.safeParse(at(given, ['lasts'])).data) ?? null,
    starts: (given === null ? undefined : Scenario.shape.starts.safeParse(at(given, ['starts'])).data) ?? null,
    lines: place === null ? [] : linesOf(place),
  };
}

function dataOf(place: Laid): unknown {
  try {
    return place.document.toJS({ maxAliasCount: 0 });
  } catch {
    return null;
  }
}

function linesOf(place: Laid): ItemLines[] {
  const { text } = place;
  return LISTS.flatMap((list) => {
    const node = nodeAt(place, [list]);
    if (!isSeq(node)) return [];
    return itemsOf(node).map((item, index): ItemLines => ({ of: { list, index }, from: lineStart(text, startOf(item)), to: endOf(text, item) }));
  });
}

/** The raw items of a list, as the text has them. */
export function itemsIn({ given }: Script, list: ListName): readonly Plain[] {
  const items = given === null ? undefined : at(given, [list]);
  return isList(items) ? items : [];
}

export const pathOf = (chosen: Chosen): Path => (chosen === 'setup' ? [] : [chosen.list, chosen.index]);

/** What is wrong with exactly this, or with what stands in it. */
export function faultsAt({ faults }: Script, path: Path): ScenarioFault[] {
  const here = pathText(path);
  return faults.filter(({ where }) => where === here || where.startsWith(`${here}.`) || where.startsWith(`${here}[`));
}

export const sameChosen = (a: Chosen | null, b: Chosen | null): boolean => a === b || (a !== null && b !== null && a !== 'setup' && b !== 'setup' && a.list === b.list && a.index === b.index);

/** A name that nothing in the scenario has yet: `call-2`. */
export function freeId(script: Script, base: string): string {
  const taken = new Set(LISTS.flatMap((list) => itemsIn(script, list).map((item) => at(item, ['id']))));
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}

/** Injects of some kinds, by their ids, whether or not the rest of them can be read. */
export function idsOf(script: Script, kinds: readonly string[]): string[] {
  return itemsIn(script, 'injects').flatMap((item) => {
    const [kind, id] = [at(item, ['kind']), at(item, ['id'])];
    return typeof id === 'string' && typeof kind === 'string' && kinds.includes(kind) ? [id] : [];
  });
}

/** The schema of what is chosen; null where its kind is not known. */
export const schemaFor = (chosen: Chosen, kind: string): ReturnType<typeof injectKinds.get> | null => {
  if (chosen === 'setup') return Scenario;
  if (chosen.list === 'raises') return Scenario.shape.raises.unwrap().element;
  if (chosen.list === 'marks') return Scenario.shape.marks.unwrap().element;
  return (chosen.list === 'injects' ? injectKinds : expectationKinds).get(kind) ?? null;
};
