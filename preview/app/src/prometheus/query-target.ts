import type { DataFrame, TimeRange } from "@grafana/data";
import type { TargetJson } from "../dashboard/index.ts";
import { interpolate, type Values } from "../variables/index.ts";
import { ask, type QueryResult, type Sample, type Series } from "./api.ts";
import { heatmapFrames } from "./heatmap-frames.ts";
import { seriesFrames } from "./series-frames.ts";
import { stepOf } from "./step.ts";
import { tableFrames } from "./table-frames.ts";

/** What a panel's queries have in common. */
export interface QueryContext {
  readonly range: TimeRange;
  readonly values: Values;
  readonly scrapeInterval: string;
  /** Least step that the panel asks for. */
  readonly minInterval: string | undefined;
  readonly maxDataPoints: number;
  /** The panel has several queries: columns of tables are told apart by them. */
  readonly several: boolean;
  readonly signal: AbortSignal;
}

/** A query as it went to Prometheus, and what came back. */
export interface QueryOutcome {
  readonly refId: string;
  /** With every variable replaced. */
  readonly expr: string;
  /** Undefined for an instant query. */
  readonly stepSeconds: number | undefined;
  readonly frames: readonly DataFrame[];
  readonly warnings: readonly string[];
}

/** Runs one query of a panel. Throws QueryError, or the abort's reason. */
export async function queryTarget(target: TargetJson, context: QueryContext): Promise<QueryOutcome> {
  const { range, values, scrapeInterval, signal } = context;
  const named = target.interval === undefined ? undefined : interpolate(target.interval, values, "raw");
  const minInterval = named === undefined || named === "" ? context.minInterval : named;
  const step = stepOf({ range, minInterval, maxDataPoints: context.maxDataPoints, scrapeInterval });
  const expr = interpolate(target.expr ?? "", { ...values, ...step.values }, "promql");
  const instant = target.instant === true && target.range !== true;
  const stepMs = step.ms * (target.intervalFactor ?? 1);
  const { data, warnings } = await ask<QueryResult>(
    instant ? "query" : "query_range",
    instant ? new URLSearchParams({ query: expr, time: seconds(range.to.valueOf()) }) : rangeOf(expr, range, stepMs),
    { method: "POST", signal },
  );
  const series: readonly Series[] = isSingle(data) ? [{ metric: {}, value: data.result }] : data.result;
  const outcome = { refId: target.refId, expr, stepSeconds: instant ? undefined : stepMs / 1000, warnings };
  return { ...outcome, frames: framesOf(series, target, { expr, stepMs, several: context.several }) };
}

function framesOf(
  series: readonly Series[],
  { refId, format, legendFormat = "" }: TargetJson,
  { expr, stepMs, several }: { readonly expr: string; readonly stepMs: number; readonly several: boolean },
): DataFrame[] {
  if (format === "table") return tableFrames(series, { refId, several });
  if (format === "heatmap") return heatmapFrames(series, { refId, stepMs });
  return seriesFrames(series, { refId, stepMs, expr, legendFormat });
}

/** On multiples of the step, so that a reload asks for the same moments again. */
function rangeOf(expr: string, range: TimeRange, stepMs: number): URLSearchParams {
  const aligned = (ms: number) => seconds(Math.floor(ms / stepMs) * stepMs);
  return new URLSearchParams({
    query: expr,
    start: aligned(range.from.valueOf()),
    end: aligned(range.to.valueOf()),
    step: String(stepMs / 1000),
  });
}

function isSingle(data: QueryResult): data is Extract<QueryResult, { result: Sample }> {
  return data.resultType === "scalar" || data.resultType === "string";
}

function seconds(ms: number): string {
  return String(ms / 1000);
}
