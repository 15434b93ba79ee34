import type { SyntaxNode } from "@lezer/common";
import { formatDuration, type Node, type TimeShift } from "../promql/index.ts";
import { childrenOf, type Text } from "./calls.ts";
import { numberOf } from "./literals.ts";
import { SyntaxProblem } from "./syntax-fault.ts";

/** What a range, a subquery, an offset or a fixed time behind an expression makes of it. */
export function postfixed(inner: Node, postfix: SyntaxNode, text: Text): Node {
  const { marks, spans } = text;
  const from = spans.of(inner).from;
  const span = { from, to: postfix.to };
  const [first, second] = childrenOf(postfix).filter(({ name }) => name.endsWith("DurationExpr"));
  switch (postfix.name) {
    case "MatrixSelector": {
      if (inner.type !== "selector")
        throw new SyntaxProblem("a range can follow a selector only; [5m:] is a subquery.", span);
      const brackets = { from: (first?.from ?? from) - 1, to: postfix.to };
      return marks.put({ type: "range", selector: inner, range: duration(first, text) }, span, brackets);
    }
    case "SubqueryExpr": {
      const brackets = { from: (first?.from ?? from) - 1, to: postfix.to };
      const step = second === undefined ? {} : { step: duration(second, text) };
      return marks.put({ type: "subquery", expr: inner, range: duration(first, text), ...step }, span, brackets);
    }
    case "OffsetExpr":
      return shifted(inner, { offset: duration(first, text) }, postfix, text);
    case "StepInvariantExpr":
      return shifted(inner, { at: time(postfix, text) }, postfix, text);
    default:
      return shifted(inner, { edges: postfix.name === "AnchoredExpr" ? "anchored" : "smoothed" }, postfix, text);
  }
}

function shifted(inner: Node, shift: TimeShift, postfix: SyntaxNode, { marks, spans }: Text): Node {
  const span = { from: spans.of(inner).from, to: postfix.to };
  const handle = spans.handle(inner);
  if (inner.type === "range") {
    const selector = { ...inner.selector, ...shift };
    marks.put(selector, spans.of(inner.selector), spans.handle(inner.selector));
    return marks.put({ ...inner, selector }, span, handle);
  }
  if (inner.type === "selector" || inner.type === "subquery") return marks.put({ ...inner, ...shift }, span, handle);
  throw new SyntaxProblem("offset and @ can follow a selector or a subquery only.", span);
}

function time(postfix: SyntaxNode, { text }: Text): number | "start" | "end" {
  const bound = postfix.getChild("AtModifierPreprocessors");
  if (bound) return text.slice(bound.from, bound.to).toLowerCase().startsWith("start") ? "start" : "end";
  const literal = postfix.getChildren("NumberDurationLiteral").at(-1);
  return literal ? numberOf(text.slice(literal.from, literal.to), literal) : Number.NaN;
}

/** A duration as it is written; a bare number counts seconds and is written as what it says. */
function duration(node: SyntaxNode | undefined, { text }: Text): string {
  const source = node === undefined ? "" : text.slice(node.from, node.to);
  const ms = Number(source) * 1000;
  if (source === "" || !Number.isInteger(ms)) return source;
  return ms < 0 ? `-${formatDuration(-ms)}` : formatDuration(ms);
}
