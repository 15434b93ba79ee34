import type { DataFrame } from "@grafana/data";
import type { TargetJson } from "../dashboard/index.ts";
import { ask, QueryError, type QueryResult, type Series } from "./api.ts";
import { heatmapFrames } from "./heatmap-frames.ts";
import type { QueryContext, Question } from "./question.ts";
import { seriesFrames, textFrames } from "./series-frames.ts";
import { tableFrames } from "./table-frames.ts";

/** What came back to a question. */
export interface QueryOutcome {
  readonly frames: readonly DataFrame[];
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** How many series and how many samples of them. */
  readonly series: number;
  readonly samples: number;
}

/** Asks Prometheus. Throws QueryError, or the abort's reason. */
export async function askQuestion(
  question: Question,
  { target, context }: { readonly target: TargetJson; readonly context: Pick<QueryContext, "several" | "signal"> },
): Promise<QueryOutcome> {
  const { data, warnings, infos } = await ask<QueryResult>(
    question.over === undefined ? "query" : "query_range",
    parametersOf(question),
    { method: "POST", signal: context.signal },
  );
  if (data.resultType === "string")
    return { frames: textFrames(data.result, target.refId), warnings, infos, series: 1, samples: 1 };
  const all: readonly Series[] = data.resultType === "scalar" ? [{ metric: {}, value: data.result }] : data.result;
  const series = all.filter(({ value, values }) => value !== undefined || values !== undefined);
  const native = all.length - series.length;
  if (native > 0 && series.length === 0) throw new QueryError(`the result is ${nativeWords(native)}`);
  return {
    frames: framesOf(series, { target, question, several: context.several }),
    warnings: native === 0 ? warnings : [...warnings, `left out: ${nativeWords(native)}`],
    infos,
    series: series.length,
    samples: series.reduce((sum, { values }) => sum + (values?.length ?? 1), 0),
  };
}

function nativeWords(count: number): string {
  const what = count === 1 ? "a native histogram" : `${count} native histograms`;
  return `${what}, which the preview does not draw; ask for histogram_quantile() or histogram_count() of it`;
}

function parametersOf({ expr, to, over }: Question): URLSearchParams {
  if (over === undefined) return new URLSearchParams({ query: expr, time: String(to) });
  const { from, stepSeconds } = over;
  return new URLSearchParams({ query: expr, start: String(from), end: String(to), step: String(stepSeconds) });
}

function framesOf(
  series: readonly Series[],
  options: { readonly target: TargetJson; readonly question: Question; readonly several: boolean },
): DataFrame[] {
  const { target, question, several } = options;
  const { refId, format, legendFormat = "" } = target;
  const stepMs = (question.over?.stepSeconds ?? 0) * 1000;
  if (format === "table") return tableFrames(series, { refId, several });
  if (format === "heatmap" && series.some(({ metric }) => metric.le !== undefined))
    return heatmapFrames(series, { refId, stepMs });
  return seriesFrames(series, { refId, stepMs, expr: question.expr, legendFormat });
}
