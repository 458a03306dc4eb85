import { isMap, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { allowedKeys } from '../../../shared/scenario/allowed-keys.ts';
import { Scenario } from '../../../shared/scenario/scenario.ts';
import type { Path } from '../../../shared/scenario/where.ts';
import { columnOf, dashOf, endOf, isBlock, isBlockScalar, isFlow, isWithinFlow, itemsOf, laid, lineEnd, lineStart, nodeAt, pairOf, pairsOf, startOf, type Laid } from './place.ts';
import { isList, isMapping, plain, same, withAt, withInserted, type Plain } from './plain.ts';
import { blockText, flowText, itemText } from './written.ts';

/** What a form does to a scenario's text. */
export type Edit =
  /** Another value at a path, made when nothing is there; undefined takes it away. */
  | { readonly do: 'set'; readonly path: Path; readonly value: Plain | undefined }
  /** One more in a list, before the one at `index`. */
  | { readonly do: 'insert'; readonly list: Path; readonly index: number; readonly value: Plain };

/** One stretch of text in the place of another. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

const NOT_YAML = 'The text cannot be read as YAML, so no form can write into it. Put the first fault right, then go on.';
const NOT_HERE = 'This is written in a way that the form cannot change without touching more than it. Change it in the text.';

/**
 * The least change of the text that makes an edit true: comments, order and how everything else is written stay. The
 * result is read back: when it would say anything but the edit, nothing is changed, and why is said.
 */
export function changeFor(text: string, edit: Edit): TextChange | { readonly problem: string } {
  const before = laid(text);
  if (before === null) return { problem: NOT_YAML };
  const given = plain(before.document.toJS({ maxAliasCount: 0 }));
  const wanted = edit.do === 'set' ? withAt(given, edit.path, edit.value) : withInserted(given, edit.list, edit.index, edit.value);
  const next = edit.do === 'set' ? setAt(before, edit.path, edit.value) : insertedAt(before, edit.list, edit.index, edit.value);
  const after = next === null ? null : laid(next);
  if (next === null || after === null || !same(plain(after.document.toJS({ maxAliasCount: 0 })), wanted)) return { problem: NOT_HERE };
  return differing(text, next);
}

export const changed = (text: string, { from, to, insert }: TextChange): string => text.slice(0, from) + insert + text.slice(to);

/** What lies between the beginning and the end that two texts have in common. */
function differing(a: string, b: string): TextChange {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a[from] === b[from]) from++;
  let end = 0;
  while (end < shorter - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return { from, to: a.length - end, insert: b.slice(from, b.length - end) };
}

const spliced = (text: string, from: number, to: number, insert: string): string => text.slice(0, from) + insert + text.slice(to);

/** The text with another value at a path; null when that cannot be written here. */
function setAt(of: Laid, path: Path, value: Plain | undefined): string | null {
  const step = path.at(-1);
  if (step === undefined) return null;
  const parentPath = path.slice(0, -1);
  const parent = nodeAt(of, parentPath);
  if (value === undefined) return parent === undefined ? of.text : removed(of, parent, step);
  if (isMap(parent) && typeof step === 'string') {
    const pair = pairOf(parent, step);
    if (pair === undefined) return withPair(of, parentPath, parent, step, value);
    if (pair.value === null || pair.value.range === undefined || pair.value.range === null) return null;
    return replaced(of, path, pair.value, value, columnOf(of.text, startOf(pair.key)));
  }
  if (isSeq(parent) && typeof step === 'number') {
    const item = itemsOf(parent)[step];
    return item === undefined ? null : replaced(of, path, item, value, columnOf(of.text, startOf(item)) - 2);
  }
  // Nothing is there yet to put it into.
  return parentPath.length === 0 || typeof step === 'number' ? null : setAt(of, parentPath, { [step]: value });
}

/** `indent`: where the key stands that it belongs to. */
function replaced(of: Laid, path: Path, node: Node, value: Plain, indent: number): string | null {
  const { text } = of;
  if (isBlock(node)) return rewritten(of, path, node, value);
  if (isFlow(node) && isSeq(node) && node.items.length === 0 && isList(value) && value.some(isMapping) && !isWithinFlow(of, path)) {
    return spliced(text, text.slice(0, startOf(node)).trimEnd().length, endOf(text, node), blockText(value, indent));
  }
  const start = startOf(node);
  if (isWithinFlow(of, path)) return spliced(text, start, endOf(text, node), spaced(text, start, flowText(value)));
  const written = typeof path.at(-1) === 'number' && !(typeof value === 'string' && value.includes('\n')) ? ` ${isList(value) || isMapping(value) ? flowText(value) : blockText(value, indent).trimStart()}` : blockText(value, indent);
  const end = endOf(text, node);
  // A block of lines that becomes one line takes its empty lines with it only when it owns them.
  return spliced(text, start, isBlockScalar(node) ? Math.max(end, start) : end, spaced(text, start, written.trimStart()));
}

/** A value that takes the place of nothing stands off from the colon. */
const spaced = (text: string, start: number, written: string): string => (text[start - 1] === ':' || text[start - 1] === '-' ? ` ${written}` : written);

/** A block is changed part by part, so that what is the same in it stays as it is written. */
function rewritten(of: Laid, path: Path, node: YAMLMap | YAMLSeq, value: Plain): string | null {
  let text: string | null = of.text;
  const change = (make: (now: Laid) => string | null): void => {
    const now = text === null ? null : laid(text);
    text = now === null ? null : make(now);
  };
  const there = plain(of.document.getIn(path) === undefined ? null : node.toJS(of.document));
  if (isMapping(there) && isMapping(value)) {
    for (const [key, next] of Object.entries(value)) if (!same(there[key], next)) change((now) => setAt(now, [...path, key], next));
    for (const key of Object.keys(there)) if (!Object.hasOwn(value, key)) change((now) => setAt(now, [...path, key], undefined));
    return text;
  }
  if (!isList(there) || !isList(value)) return null;
  value.slice(0, there.length).forEach((next, i) => {
    if (!same(there[i], next)) change((now) => setAt(now, [...path, i], next));
  });
  for (let i = there.length; i < value.length; i++) {
    const next = value[i];
    if (next !== undefined) change((now) => insertedAt(now, path, i, next));
  }
  for (let i = there.length - 1; i >= value.length; i--) change((now) => setAt(now, [...path, i], undefined));
  return text;
}

/** Where a key that is new to a block belongs: after those that its schema names before it. */
function withPair(of: Laid, path: Path, map: YAMLMap, key: string, value: Plain): string | null {
  const { text } = of;
  const pairs = pairsOf(map);
  const order = allowedKeys(Scenario, path, of.document.toJS({ maxAliasCount: 0 }));
  const before = new Set(order.slice(0, Math.max(0, order.indexOf(key))));
  const names = pairs.map((pair) => String(pair.key.toJSON()));
  const beforeIt = order.includes(key) ? names.findLastIndex((name) => before.has(name)) : pairs.length - 1;
  const after = pairs[beforeIt < 0 ? pairs.length - 1 : beforeIt];
  const end = after === undefined ? null : endOf(text, after.value?.range ? after.value : after.key);
  if (isFlow(map)) {
    if (end === null) return spliced(text, startOf(map) + 1, startOf(map) + 1, ` ${key}: ${flowText(value)} `);
    return spliced(text, end, end, `, ${key}: ${flowText(value)}`);
  }
  if (end === null || pairs[0] === undefined) return null;
  const indent = columnOf(text, startOf(pairs[0].key));
  const place = lineEnd(text, end);
  const apart = path.length === 0 && isList(value) ? '\n' : '';
  return spliced(text, place, place, `${apart}\n${' '.repeat(indent)}${key}:${blockText(value, indent)}`);
}

function insertedAt(of: Laid, path: Path, index: number, value: Plain): string | null {
  const { text } = of;
  const list = nodeAt(of, path);
  if (list === undefined || !isSeq(list) || list.items.length === 0) return setAt(of, path, [value]);
  const items = itemsOf(list);
  const before = items[Math.min(index, items.length) - 1];
  if (isFlow(list)) {
    if (before === undefined) return spliced(text, startOf(list) + 1, startOf(list) + 1, `${flowText(value)}, `);
    return spliced(text, endOf(text, before), endOf(text, before), `, ${flowText(value)}`);
  }
  const dash = dashOf(list, 0);
  if (dash === null) return null;
  const indent = columnOf(text, dash);
  // As its neighbour is written: on one line, or in lines of its own.
  const written = itemText(value, indent, isFlow(before ?? items[0]));
  if (before === undefined) return spliced(text, dash, dash, `${written}\n${' '.repeat(indent)}`);
  const place = lineEnd(text, endOf(text, before));
  return spliced(text, place, place, `\n${' '.repeat(indent)}${written}`);
}

function removed(of: Laid, parent: Node, step: string | number): string | null {
  const { text } = of;
  if (isMap(parent) && typeof step === 'string') {
    const pairs = pairsOf(parent);
    const index = pairs.findIndex((pair) => String(pair.key.toJSON()) === step);
    const spans = pairs.map((pair) => ({ from: startOf(pair.key), to: endOf(text, pair.value?.range ? pair.value : pair.key) }));
    if (index < 0) return text;
    return isFlow(parent) ? withoutSpan(text, spans, index) : withoutLines(text, spans, index);
  }
  if (!isSeq(parent) || typeof step !== 'number') return null;
  const items = itemsOf(parent);
  if (items[step] === undefined) return text;
  const spans = items.map((item, i) => ({ from: dashOf(parent, i) ?? startOf(item), to: endOf(text, item) }));
  if (isFlow(parent)) return withoutSpan(text, spans, step);
  const only = spans[0];
  return items.length === 1 && only !== undefined ? emptied(of, parent, only) : withoutLines(text, spans, step);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Out of what stands on one line, with the comma that joined it. */
function withoutSpan(text: string, spans: readonly Span[], index: number): string | null {
  const [before, it, after] = [spans[index - 1], spans[index], spans[index + 1]];
  if (it === undefined) return null;
  if (after !== undefined) return spliced(text, it.from, after.from, '');
  return before === undefined ? spliced(text, it.from, it.to, '') : spliced(text, before.to, it.to, '');
}

/** Whole lines; what begins in the middle of a line gives its place to the next. */
function withoutLines(text: string, spans: readonly Span[], index: number): string | null {
  const it = spans[index];
  if (it === undefined) return null;
  const begin = lineStart(text, it.from);
  if (text.slice(begin, it.from).trim() === '') {
    const end = lineEnd(text, it.to);
    return end < text.length ? spliced(text, begin, end + 1, '') : spliced(text, Math.max(0, begin - 1), end, '');
  }
  const after = spans[index + 1];
  return after === undefined ? null : spliced(text, it.from, after.from, '');
}

/** A list whose only item goes stays, and says that it is empty. */
function emptied({ text, document }: Laid, list: YAMLSeq, only: Span): string | null {
  const pair = isMap(document.contents) ? pairsOf(document.contents).find(({ value }) => value === list) : undefined;
  const without = withoutLines(text, [only], 0);
  if (pair === undefined || without === null) return null;
  const colon = text.indexOf(':', endOf(text, pair.key)) + 1;
  return spliced(without, colon, colon, ' []');
}
