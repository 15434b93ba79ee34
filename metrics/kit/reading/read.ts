import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";
import type { Node } from "../promql/index.ts";
import { convert } from "./convert.ts";
import { places } from "./places.ts";
import type { Span, Spans } from "./spans.ts";
import { SyntaxProblem, syntaxFault } from "./syntax-fault.ts";
import { maskVariables } from "./variables.ts";

/** An expression that was read, or the first thing in it that is no PromQL. */
export type Reading = { readonly node: Node; readonly spans: Spans } | { readonly fault: SyntaxFault };

/** What cannot be read and where it stands. */
export interface SyntaxFault {
  readonly message: string;
  readonly span: Span;
}

/**
 * Reads PromQL, on Prometheus's own grammar, as the tree that the printer prints.
 *
 * Comments and parentheses leave no trace; matchers and labels stay in the order of writing, a range in bare seconds
 * becomes a duration. Whether arguments are of the right type is not looked at. Where Grafana's variables are allowed
 * they stay in the tree as they are written; a number that is one is NaN.
 */
export function readPromql(text: string, { variables = false }: { readonly variables?: boolean } = {}): Reading {
  const masked = variables ? maskVariables(text) : text;
  const tree = parser.parse(masked);
  const broken = firstError(tree.topNode);
  if (broken !== undefined) return { fault: inWordsOf(text, masked, syntaxFault(masked, broken)) };
  const place = places(text);
  try {
    const top = tree.topNode.firstChild;
    const expression = top?.name === "LineComment" ? afterComments(top) : top;
    if (expression === null) return { fault: { message: "is empty.", span: { from: 0, to: text.length } } };
    return { node: convert(expression, { text, ...place }), spans: place.spans };
  } catch (error) {
    if (error instanceof SyntaxProblem) return { fault: { message: error.message, span: error.span } };
    throw error;
  }
}

/** The fault with the variable that was written where it names what stood for it. */
function inWordsOf(text: string, masked: string, { message, span }: SyntaxFault): SyntaxFault {
  const [seen, written] = [masked.slice(span.from, span.to), text.slice(span.from, span.to)];
  return { message: seen === written ? message : message.replace(seen, () => written), span };
}

function afterComments(first: SyntaxNode): SyntaxNode | null {
  let node: SyntaxNode | null = first;
  while (node?.name === "LineComment") node = node.nextSibling;
  return node;
}

function firstError(top: SyntaxNode): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  top.cursor().iterate((node) => {
    if (found !== undefined) return false;
    if (node.type.isError) found = node.node;
    return true;
  });
  return found;
}
