import type { Expression } from "./expression.ts";
import type { Node, SelectorNode } from "./node.ts";

/** Every selector in an expression, in the order of writing: which series it reads. */
export function selectorsIn(expression: Expression): SelectorNode[] {
  return [...nodesIn(expression.node)].filter((node) => node.type === "selector");
}

/** The dashboard variables in an expression (`$__rate_interval`, `$instance`): none may be left in a rule. */
export function variablesIn(expression: Expression): string[] {
  const texts = [...nodesIn(expression.node)].flatMap((node) => {
    if (node.type === "selector") return node.matchers.map(({ value }) => value);
    if (node.type === "range") return [node.range];
    return node.type === "subquery" ? [node.range, node.step ?? ""] : [];
  });
  return [...new Set(texts.flatMap((text) => text.match(/\$(?:\w+|\{\w+(?::\w+)?\})/g) ?? []))].sort();
}

/** A tree and everything in it, from the outside in, left to right. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesIn(child);
}

function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case "range":
      return [node.selector];
    case "call":
      return node.args;
    case "binary":
      return [node.left, node.right];
    case "aggregation":
      return node.parameter === undefined ? [node.expr] : [node.parameter, node.expr];
    case "subquery":
    case "negation":
      return [node.expr];
    default:
      return [];
  }
}
