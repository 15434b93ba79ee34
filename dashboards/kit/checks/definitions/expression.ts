import type { CheckedExpression } from "../../../../alerts/kit/checks/index.ts";
import { type Node, nodesIn } from "../../../../metrics/kit/index.ts";
import { type Spans, spansOf } from "../../../../metrics/kit/reading/index.ts";

// Panels share expressions.
const expressions = new WeakMap<Node, CheckedExpression>();

/** An expression that was never text: its places are those in its printed form, worked out when they are asked for. */
export function expressionOf(node: Node): CheckedExpression {
  const known = expressions.get(node);
  if (known !== undefined) return known;
  let spans: Spans | undefined;
  const expression: CheckedExpression = {
    node,
    nodes: nodesIn(node),
    spans: () => {
      spans ??= spansOf(node);
      return spans;
    },
  };
  expressions.set(node, expression);
  return expression;
}
