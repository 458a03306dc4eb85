import { Document, isCollection, stringify } from 'yaml';
import { isList, isMapping, type Plain, type PlainMap } from './plain.ts';

/** As YAML within `{` and `}` or `[` and `]`, on one line. */
export function flowText(value: Plain): string {
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  if (isMapping(value)) {
    const pairs = Object.entries(value).map(([key, of]) => `${key}: ${flowText(of)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  // A line of its own for each of several would not be on one line.
  if (typeof value === 'string' && value.includes('\n')) return JSON.stringify(value);
  const around = new Document([value]);
  if (isCollection(around.contents)) around.contents.flow = true;
  return around.toString({ lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1);
}

/** What stands after `key:` in a block, the space or the new line before it included. `indent` is the key's. */
export function blockText(value: Plain, indent: number): string {
  if (typeof value === 'string' && value.includes('\n')) return literal(value, indent + 2);
  if (isList(value) && value.some(isMapping)) return value.map((item) => `\n${' '.repeat(indent + 2)}${itemText(item, indent + 2, false)}`).join('');
  if (isList(value) || isMapping(value)) return ` ${flowText(value)}`;
  return ` ${stringify(value, { lineWidth: 0 }).trimEnd()}`;
}

/** An item of a list from its dash on, in a block of its own or on one line. `indent` is the dash's. */
export function itemText(value: Plain, indent: number, onOneLine: boolean): string {
  if (!isMapping(value) || onOneLine || Object.keys(value).length === 0) return `- ${isList(value) || isMapping(value) ? flowText(value) : stringify(value, { lineWidth: 0 }).trimEnd()}`;
  return `- ${pairsText(value, indent + 2)}`;
}

const pairsText = (value: PlainMap, indent: number): string =>
  Object.entries(value)
    .map(([key, of]) => `${key}:${blockText(of, indent)}`)
    .join(`\n${' '.repeat(indent)}`);

/** Lines as they are typed, under `|`. Text that such a block would not give back as it is stands in quotes. */
function literal(value: string, indent: number): string {
  const ends = value.endsWith('\n');
  const lines = (ends ? value.slice(0, -1) : value).split('\n');
  if (lines.some((line) => /^\s|\s$|\t|[^\t\P{Cc}]/u.test(line)) || lines[0] === '' || lines.at(-1) === '') return ` ${JSON.stringify(value)}`;
  return ` |${ends ? '' : '-'}\n${lines.map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`)).join('\n')}`;
}
