import type { Node } from "../../../../metrics/kit/index.ts";
import { signatureOf, type ValueType } from "../../../../metrics/kit/reading/index.ts";
import { isScalar } from "./labels-left.ts";

/** What an expression results in. */
export function typeOf(node: Node): ValueType {
  switch (node.type) {
    case "number":
      return "scalar";
    case "string":
      return "string";
    case "range":
    case "subquery":
      return "range";
    case "call":
      return signatureOf(node.name)?.result ?? "vector";
    case "negation":
      return typeOf(node.expr);
    case "binary":
      return isScalar(node) ? "scalar" : "vector";
    default:
      return "vector";
  }
}
