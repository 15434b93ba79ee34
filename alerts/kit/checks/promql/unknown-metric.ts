import { hasVariable } from "../../../../metrics/kit/reading/index.ts";
import { didYouMean } from "../../../../problems/index.ts";
import type { Check } from "../check.ts";
import { exampleMetrics } from "../known-metrics.ts";
import { handle } from "../subject/index.ts";

export const unknownMetric: Check = {
  id: "promql/unknown-metric",
  severity: "error",
  summary: "A metric that no target exposes and no rule records; found only where a list of metrics is given.",
  why: "The selector is empty, so the alert never fires, and nothing tells it from one that is always fine.",
  remedy: "Correct the name, or see why the metric is not there.",
  bad: "queue_lenght > 100",
  good: "queue_length > 100",
  needs: { metrics: exampleMetrics },
  of: "expression",
  run: (expr, _, { metrics, analysis }) =>
    metrics === undefined
      ? []
      : expr.nodes.flatMap((node) => {
          if (node.type !== "selector" || node.metric === "" || isMadeElsewhere(node.metric)) return [];
          if (metrics.typeOf(node.metric) !== undefined || analysis.records(node.metric).length > 0) return [];
          // Asking whether it is there at all is what absent() is for.
          const meant = didYouMean(node.metric, metrics.names);
          return [
            {
              message: `nothing exposes ${node.metric}.`,
              ...(meant === undefined ? {} : { hint: `Is ${meant} meant?` }),
              at: handle(expr, node),
            },
          ];
        }),
};

/** Series that no target exposes, of the scrape itself and of alerts; and a name that a dashboard's reader chooses. */
function isMadeElsewhere(metric: string): boolean {
  return (
    hasVariable(metric) ||
    metric === "up" ||
    metric.startsWith("scrape_") ||
    metric === "ALERTS" ||
    metric === "ALERTS_FOR_STATE"
  );
}
