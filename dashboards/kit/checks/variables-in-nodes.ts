import type { Node } from "../../../metrics/kit/index.ts";
import { usedVariables } from "../variables/index.ts";

const none: readonly string[] = [];

/** Names of the variables in an expression, wherever Grafana fills them in; without Grafana's own. */
export function variablesInNodes(nodes: readonly Node[]): readonly string[] {
  const found = nodes.flatMap((node) =>
    textsOf(node).flatMap((text) => (text.includes("$") || text.includes("[[") ? usedVariables(text) : none)),
  );
  return found.length === 0 ? none : [...new Set(found)];
}

function textsOf(node: Node): readonly string[] {
  switch (node.type) {
    case "selector":
      return [node.metric, node.offset ?? "", ...node.matchers.flatMap(({ label, value }) => [label, value])];
    case "range":
      return [node.range];
    case "subquery":
      return [node.range, node.step ?? "", node.offset ?? ""];
    case "aggregation":
      return [node.op, ...(node.grouping?.labels ?? none)];
    case "binary":
      return [...(node.matching?.labels ?? none), ...(node.matching?.group?.labels ?? none)];
    case "call":
      return [node.name];
    case "string":
      return [node.value];
    default:
      return none;
  }
}
