import { type Expression, type Kind, numberNode, type SampleType } from "./expression.ts";
import type { CallNode, Node } from "./node.ts";

/** The call of a PromQL function, with whatever type the caller declares for it. */
export function call<K extends Kind, L extends string, S extends SampleType>(
  name: string,
  ...args: readonly Argument[]
): Expression<K, L, S> {
  return { node: callNode(name, args) };
}

/** A number, a text, or an expression. */
type Argument = number | string | Expression;

function callNode(name: string, args: readonly Argument[]): CallNode {
  return { type: "call", name, args: args.map(toNode) };
}

function toNode(argument: Argument): Node {
  if (typeof argument === "number") return numberNode(argument);
  return typeof argument === "string" ? { type: "string", value: argument } : argument.node;
}
