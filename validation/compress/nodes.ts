import type { BinaryNode, BinaryOperator, CallNode, Node, NumberNode, SelectorNode } from "../../metrics/kit/index.ts";

/** The same node with each of its operands changed. */
export function withParts(node: Node, change: (part: Node) => Node): Node {
  switch (node.type) {
    case "range":
      // Nothing turns a selector into something else.
      return { ...node, selector: change(node.selector) as SelectorNode };
    case "subquery":
    case "negation":
      return { ...node, expr: change(node.expr) };
    case "aggregation":
      return {
        ...node,
        expr: change(node.expr),
        ...(node.parameter === undefined ? {} : { parameter: change(node.parameter) }),
      };
    case "binary":
      return { ...node, left: change(node.left), right: change(node.right) };
    case "call":
      return { ...node, args: node.args.map(change) };
    default:
      return node;
  }
}

/** The functions of the calendar: without an argument they take the moment of evaluation. */
export const calendar: ReadonlySet<string> = new Set(
  "minute hour day_of_week day_of_month day_of_year days_in_month month year".split(" "),
);

export function binary(op: BinaryOperator, left: Node, right: Node): BinaryNode {
  return { type: "binary", op, left, right };
}

export function number(value: number): NumberNode {
  return { type: "number", value };
}

export function call(name: string, ...args: readonly (Node | string)[]): CallNode {
  return {
    type: "call",
    name,
    args: args.map((one) => (typeof one === "string" ? ({ type: "string", value: one } as const) : one)),
  };
}
