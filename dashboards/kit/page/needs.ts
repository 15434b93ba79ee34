import { selectorsIn } from "../../../metrics/kit/index.ts";
import type { Panel } from "../panel.ts";

/** What a panel is empty without: metrics as code, sorted, or in words what else it asks for. */
export function needsOf(panel: Panel): readonly string[] {
  if (panel.kind === "logs") return ["logs of Loki"];
  if (panel.kind === "alert-list") return ["alerts of Prometheus"];
  if (!("queries" in panel)) return [];
  const metrics = panel.queries.flatMap(({ expr }) => selectorsIn(expr).map(({ metric }) => metric));
  return [...new Set(metrics)].sort().map((name) => `\`${name}\``);
}
