import { type Grouping, type Matcher, type MatchingNode, type Node, nodesIn, printNode } from "../promql/index.ts";
import { readPromql } from "./read.ts";

/** A stretch of a text: offsets of its first character and of the one after its last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What has a place of its own in the text of an expression. */
export type Part = Node | Matcher | Grouping | MatchingNode;

/** Where the parts of an expression stand in its text. */
export interface Spans {
  readonly text: string;
  /** The whole of a part. */
  of(part: Part): Span;
  /** The part's telling word: the operator, the function's or the metric's name, the range in its brackets. */
  handle(node: Node): Span;
}

/** Places in the text of a tree that was not read from one: its printed form, which reads back as the same tree. */
export function spansOf(root: Node): Spans {
  const text = printNode(root);
  const reading = readPromql(text);
  if ("fault" in reading) return { text, of: () => whole(text), handle: () => whole(text) };
  const copies = new Map<object, Part>(pairs(partsIn(root), partsIn(reading.node)));
  const find = (part: Part): Part => copies.get(part) ?? reading.node;
  return {
    text,
    of: (part) => reading.spans.of(find(part)),
    handle: (node) => reading.spans.handle(find(node) as Node),
  };
}

function partsIn(root: Node): Part[] {
  return nodesIn(root).flatMap((node): Part[] => {
    if (node.type === "selector") return [node, ...node.matchers];
    if (node.type === "aggregation" && node.grouping !== undefined) return [node, node.grouping];
    if (node.type === "binary" && node.matching !== undefined) return [node, node.matching];
    return [node];
  });
}

function pairs(left: readonly Part[], right: readonly Part[]): [Part, Part][] {
  return left.flatMap((part, index) => {
    const other = right[index];
    return other === undefined ? [] : [[part, other]];
  });
}

function whole(text: string): Span {
  return { from: 0, to: text.length };
}
