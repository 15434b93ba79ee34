import { type Expression, selectorsIn } from "../../../metrics/kit/index.ts";
import type { Panel } from "../panel.ts";
import type { DataPanelOptions, FieldOptions, TablePanel, TableQuery } from "../panels/index.ts";
import type { Thresholds } from "../thresholds.ts";
import { watchedColors, watchedLines } from "./thresholds.ts";
import { listed, type Watched, watched } from "./watch.ts";

/** The alerts that a panel is about, those of a table's columns among them. */
export function watchedBy(panel: Panel): readonly Watched[] {
  if (panel.kind !== "table") return watched(panel.watches);
  return watched([...listed(panel.watches), ...panel.queries.flatMap(({ watches }) => listed(watches))]);
}

/** The thresholds of a panel: its own, else those of the alerts it watches, as lines or as colours. */
export function thresholdsOf(
  { thresholds, watches }: Pick<FieldOptions, "thresholds"> & Pick<DataPanelOptions, "watches">,
  draw: "lines" | "colors",
): Thresholds | undefined {
  if (thresholds !== undefined) return thresholds;
  return draw === "lines" ? watchedLines(watched(watches)) : watchedColors(watched(watches));
}

/** The thresholds of a table's column: its own, else those of the alerts it is about. */
export function columnThresholds(panel: TablePanel, query: TableQuery): Thresholds | undefined {
  return query.thresholds ?? watchedColors(columnWatches(panel, query));
}

/** The alerts that a column is about: its own, and those of the table that read the same metric. */
export function columnWatches({ watches }: TablePanel, query: TableQuery): readonly Watched[] {
  const metrics = metricsOf(query.expr);
  const ofTable = watched(watches).filter(({ alert }) =>
    [...metricsOf(alert.expr)].some((metric) => metrics.has(metric)),
  );
  return [...watched(query.watches), ...ofTable];
}

function metricsOf(expr: Expression): ReadonlySet<string> {
  return new Set(selectorsIn(expr).map(({ metric }) => metric));
}
