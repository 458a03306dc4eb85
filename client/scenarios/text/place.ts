import { isMap, isNode, isScalar, isSeq, parseDocument, type Document, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Path } from '../../../shared/scenario/where.ts';

/** A text with what stands where in it. */
export interface Laid {
  readonly text: string;
  readonly document: Document.Parsed;
}

/** Null when it is no YAML, or uses what forms do not write: aliases. */
export function laid(text: string): Laid | null {
  const document = parseDocument(text, { keepSourceTokens: true, stringKeys: true, uniqueKeys: true, prettyErrors: false });
  return document.errors.length > 0 ? null : { text, document };
}

/** The node at a path; the document's own for the empty path; undefined when nothing stands there. */
export function nodeAt({ document }: Laid, path: Path): Node | undefined {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? node : undefined;
}

/** Whether something between `{` and `}` or `[` and `]` stands at the path or around it. */
export function isWithinFlow(of: Laid, path: Path): boolean {
  return path.some((_, i) => {
    const around = nodeAt(of, path.slice(0, i));
    return (isMap(around) || isSeq(around)) && around.flow === true;
  });
}

export const isFlow = (node: Node | undefined): node is YAMLMap | YAMLSeq => (isMap(node) || isSeq(node)) && node.flow === true;
export const isBlock = (node: Node | undefined): node is YAMLMap | YAMLSeq => (isMap(node) || isSeq(node)) && node.flow !== true;

export function pairOf(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  return pairsOf(map).find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** The pairs of a parsed map, whose keys and values are nodes. */
export const pairsOf = (map: YAMLMap): Pair<Node, Node | null>[] => map.items.filter((pair): pair is Pair<Node, Node | null> => isNode(pair.key) && (pair.value === null || isNode(pair.value)));
export const itemsOf = (list: YAMLSeq): Node[] => list.items.filter(isNode);

export const startOf = (node: Node): number => node.range?.[0] ?? 0;

/** Where the content of a node ends, its comments and empty lines not counted. */
export function endOf(text: string, node: Node): number {
  if (isBlock(node)) {
    const last = isMap(node) ? pairsOf(node).at(-1) : undefined;
    const inner = isMap(node) ? (last?.value?.range ? last.value : last?.key) : isSeq(node) ? itemsOf(node).at(-1) : undefined;
    if (inner !== undefined) return endOf(text, inner);
  }
  const end = node.range?.[1] ?? startOf(node);
  // A block of lines ends after its last new line, and empty lines may follow that are not its own to keep.
  return isBlockScalar(node) ? text.slice(0, end).trimEnd().length : end;
}

export const isBlockScalar = (node: Node): boolean => isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');

/** The end of the line that an offset is in, before its new line. */
export const lineEnd = (text: string, offset: number): number => {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found;
};
export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
export const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

/** Where the dash of an item of a block list stands. */
export function dashOf(list: YAMLSeq, index: number): number | null {
  const token = list.srcToken;
  if (token?.type !== 'block-seq') return null;
  return token.items[index]?.start.find(({ type }) => type === 'seq-item-ind')?.offset ?? null;
}
