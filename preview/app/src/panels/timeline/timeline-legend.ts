import { FieldColorModeId, type GrafanaTheme2 } from "@grafana/data";
import type { VizLegendItem } from "@grafana/ui";
import { thresholdStates } from "./threshold-states.ts";
import type { TimelineRow } from "./timeline-rows.ts";

/** What the colours mean: the steps of thresholds, or each state that occurs; nothing where colours go over into another. */
export function timelineLegend(rows: readonly TimelineRow[], theme: GrafanaTheme2): VizLegendItem[] {
  const shown = rows.filter(({ field }) => field.config.custom?.hideFrom?.legend !== true);
  const [first] = shown;
  if (first === undefined) return [];
  const { color, thresholds, mappings = [] } = first.field.config;
  if (color?.mode?.startsWith("continuous") === true) return [];
  if (color?.mode === FieldColorModeId.Thresholds && mappings.length === 0 && (thresholds?.steps.length ?? 0) > 1)
    return thresholdStates(first.field, theme).map(({ text, color }) => ({ label: text, color, yAxis: 1 }));
  const colors = new Map(shown.flatMap(({ spans }) => spans.map(({ text, color }) => [text, color] as const)));
  return [...colors].filter(([label]) => label !== "").map(([label, color]) => ({ label, color, yAxis: 1 }));
}
