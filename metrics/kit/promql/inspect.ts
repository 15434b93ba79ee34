import type { Expression } from "./expression.ts";
import type { Node, SelectorNode } from "./node.ts";

/** Every selector in an expression, in the order of writing: which series it reads. */
export function selectorsIn(expression: Expression): SelectorNode[] {
  return nodesIn(expression.node).filter((node) => node.type === "selector");
}

/** The dashboard variables in an expression (`$__rate_interval`, `$instance`): none may be left in a rule. */
export function variablesIn(expression: Expression): string[] {
  const texts = nodesIn(expression.node).flatMap((node) => {
    if (node.type === "selector") return node.matchers.map(({ value }) => value);
    if (node.type === "range") return [node.range];
    return node.type === "subquery" ? [node.range, node.step ?? ""] : [];
  });
  return [...new Set(texts.flatMap((text) => text.match(/\$(?:\w+|\{\w+(?::\w+)?\})/g) ?? []))].sort();
}

/** A tree and everything in it, from the outside in, left to right. A list, not a generator: checks walk every rule many times. */
export function nodesIn(node: Node): readonly Node[] {
  const found: Node[] = [];
  const visit = (one: Node): void => {
    found.push(one);
    for (const child of childrenOf(one)) visit(child);
  };
  visit(node);
  return found;
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
