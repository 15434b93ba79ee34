import type { Node } from "../../../metrics/kit/index.ts";
import { usedVariables } from "../variables/index.ts";

const none: readonly string[] = [];

/** Names of the variables in an expression, wherever Grafana fills them in; without Grafana's own. */
export function variablesInNodes(nodes: readonly Node[]): readonly string[] {
  let found: Set<string> | undefined;
  const look = (text: string | undefined): void => {
    // Nearly every text has none: nothing is allocated for it.
    if (text === undefined || !(text.includes("$") || text.includes("[["))) return;
    found ??= new Set();
    for (const name of usedVariables(text)) found.add(name);
  };
  for (const node of nodes) lookAt(node, look);
  return found === undefined ? none : [...found];
}

function lookAt(node: Node, look: (text: string | undefined) => void): void {
  switch (node.type) {
    case "selector":
      look(node.metric);
      look(node.offset);
      for (const { label, value } of node.matchers) {
        look(label);
        look(value);
      }
      return;
    case "range":
      look(node.range);
      return;
    case "subquery":
      look(node.range);
      look(node.step);
      look(node.offset);
      return;
    case "aggregation":
      look(node.op);
      node.grouping?.labels.forEach(look);
      return;
    case "binary":
      node.matching?.labels.forEach(look);
      node.matching?.group?.labels.forEach(look);
      return;
    case "call":
      look(node.name);
      return;
    case "string":
      look(node.value);
  }
}
