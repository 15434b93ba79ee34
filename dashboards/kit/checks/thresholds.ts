import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import type { Panel } from "../panel.ts";
import type { Thresholds } from "../thresholds.ts";
import { eachPanel } from "./each.ts";
import { fault } from "./finding.ts";

/** Grafana takes the last step that is reached, so steps out of order colour wrongly without a word. */
export function checkThresholds(dashboard: DashboardOptions): Finding[] {
  return eachPanel(dashboard).flatMap(({ path, panel }) =>
    thresholdsOf(panel).flatMap(({ steps }) => {
      const values = steps.map(({ from }) => from);
      const ascending = values.every((value, i) => i === 0 || value > (values[i - 1] ?? Number.NEGATIVE_INFINITY));
      if (ascending && values.every(Number.isFinite)) return [];
      const message = `the threshold steps ${values.join(", ")} are not finite and ascending.`;
      return [fault("thresholds", path, message, "Sort them; what lies below the first is `base`.")];
    }),
  );
}

function thresholdsOf(panel: Panel): Thresholds[] {
  if (panel.kind === "table") return panel.queries.flatMap(({ thresholds }) => thresholds ?? []);
  const own = "thresholds" in panel ? panel.thresholds : undefined;
  return own === undefined ? [] : [own];
}
