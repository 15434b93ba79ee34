import type { Node } from "../../metrics/kit/index.ts";
import { playing } from "../../metrics/signal.ts";
import { scenarioLabel } from "./scenario-label.ts";

/** The same with all its labels, while the scenario is played only: before and after it everything is absent. */
export function whilePlayed(node: Node, scenario: string): Node {
  return {
    type: "binary",
    op: "and",
    left: node,
    right: {
      type: "selector",
      metric: playing.definition.name,
      matchers: [{ label: scenarioLabel, op: "=", value: scenario }],
    },
    matching: { mode: "on", labels: [scenarioLabel] },
  };
}
