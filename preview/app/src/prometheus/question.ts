import type { TimeRange } from "@grafana/data";
import type { TargetJson } from "../dashboard/index.ts";
import { interpolate, type Values } from "../variables/index.ts";
import { stepOf } from "./step.ts";

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

/** A query as it goes to Prometheus, every variable in it replaced. */
export interface Question {
  readonly refId: string;
  readonly expr: string;
  /** Seconds since 1970; of an instant query the moment it is asked for. */
  readonly to: number;
  /** Absent for an instant query. */
  readonly over?: { readonly from: number; readonly stepSeconds: number };
}

/** The questions of a query: over time, of the range's end, or both. */
export function questionsOf(target: TargetJson, context: QueryContext): Question[] {
  const { range, values, scrapeInterval, maxDataPoints } = context;
  const named = target.interval === undefined ? "" : interpolate(target.interval, values, "raw");
  const step = stepOf({
    range,
    minInterval: named === "" ? context.minInterval : named,
    maxDataPoints,
    scrapeInterval,
  });
  const question = {
    refId: target.refId,
    expr: interpolate(target.expr ?? "", { ...values, ...step.values }, "promql"),
  };
  const stepMs = step.ms * (target.intervalFactor ?? 1);
  // On multiples of the step, so that a reload asks for the same moments again.
  const aligned = (ms: number) => (Math.floor(ms / stepMs) * stepMs) / 1000;
  const overTime = {
    ...question,
    to: aligned(range.to.valueOf()),
    over: { from: aligned(range.from.valueOf()), stepSeconds: stepMs / 1000 },
  };
  if (target.instant !== true) return [overTime];
  const now = { ...question, to: range.to.valueOf() / 1000 };
  return target.range === true ? [overTime, now] : [now];
}
