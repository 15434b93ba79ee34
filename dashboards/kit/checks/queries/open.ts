import type { Node } from "../../../../metrics/kit/index.ts";
import { hasVariable } from "../../../../metrics/kit/reading/index.ts";

const known = new WeakMap<readonly Node[], boolean>();

/**
 * Whether a variable decides what an expression is: a label that is kept, a function, or a whole operand. Nothing can
 * be told about its result then.
 */
export function isOpen(nodes: readonly Node[]): boolean {
  const told = known.get(nodes);
  if (told !== undefined) return told;
  const open = nodes.some(decides);
  known.set(nodes, open);
  return open;
}

function decides(node: Node): boolean {
  switch (node.type) {
    case "selector":
      return node.metric.includes("$") || node.metric.startsWith("[[");
    case "aggregation":
      return isVariable(node.op) || (node.grouping?.labels.some(isVariable) ?? false);
    case "call":
      return isVariable(node.name);
    case "binary":
      return (
        node.matching !== undefined &&
        [...node.matching.labels, ...(node.matching.group?.labels ?? [])].some(isVariable)
      );
    default:
      return false;
  }
}

function isVariable(text: string): boolean {
  return (text.startsWith("$") || text.startsWith("[[")) && hasVariable(text);
}
