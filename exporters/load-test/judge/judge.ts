import type { Run, Threshold } from "../run/index.ts";
import { parseExpression } from "./expression.ts";
import { parseMetric, statisticOf } from "./metric.ts";

/** What tests must hold to, as k6's options have it: expressions by metric, by test. */
export type Objectives = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The run held against what its test must hold to, unless its tool did that already. What cannot be told of the run is not judged. */
export function judged(run: Run, objectives: Objectives): Run {
  const wanted = Object.hasOwn(objectives, run.test) ? objectives[run.test] : undefined;
  if (wanted === undefined || run.thresholds.length > 0 || run.passed !== undefined) return run;
  const thresholds = Object.entries(wanted).flatMap(([metric, expressions]) =>
    expressions.flatMap((expression) => threshold(run, metric, expression)),
  );
  return { ...run, thresholds };
}

function threshold(run: Run, metric: string, expression: string): Threshold[] {
  const place = parseMetric(metric);
  const rule = parseExpression(expression);
  const requests = place?.find(run);
  if (place === undefined || rule === undefined || requests === undefined) return [];
  const value = statisticOf(requests, place.what, rule.stat);
  return value === undefined ? [] : [{ metric, expression, ok: rule.holds(value) }];
}
