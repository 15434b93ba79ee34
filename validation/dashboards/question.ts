import { milliseconds } from "../../metrics/kit/index.ts";
import { interpolate } from "../../preview/app/src/variables/index.ts";
import type { AskedDashboard, AskedQuery } from "./asked-dashboard.ts";
import type { FilledVariables, Span } from "./fill-variables.ts";
import { stepOf } from "./step.ts";

/** A query as it goes to Prometheus, and whose it is. */
export interface Question {
  /** Where people find it: the dashboard's uid, the panel's title, with the values of what is repeated. */
  readonly dashboard: string;
  readonly panel: string;
  /** Of the query within its panel. */
  readonly refId: string;
  /** With variables, as it is defined. */
  readonly written: string;
  /** Every variable replaced. */
  readonly expr: string;
  readonly path: "query" | "query_range";
  readonly form: URLSearchParams;
  readonly mayBeEmpty?: string;
}

/** Pixels of a graph's width, one point each: a panel that takes the whole of a laptop's screen. */
const pixels = 1000;

/** All questions of a dashboard that is opened, as Grafana asks them: over time, for the range's end, or both. */
export function questionsOf(
  dashboard: AskedDashboard,
  { values, scopesOf }: FilledVariables,
  options: Span & { readonly scrapeInterval: string },
): readonly Question[] {
  return dashboard.queries(scopesOf).flatMap((query) => asked(query, { ...options, values, uid: dashboard.uid }));
}

interface Context extends Span {
  readonly uid: string;
  readonly values: FilledVariables["values"];
  readonly scrapeInterval: string;
}

function asked({ panel, title, target, scopes, mayBeEmpty }: AskedQuery, context: Context): readonly Question[] {
  const { fromMs, toMs, scrapeInterval } = context;
  const values = {
    ...context.values,
    ...Object.fromEntries(scopes.map(({ name, value, text }) => [name, { value, text }])),
  };
  const { expr: written = "", interval, intervalFactor = 1, refId } = target;
  const named = interval === undefined || interval === "" ? panel.interval : interval;
  const minInterval = named === undefined ? undefined : least(interpolate(named, values, "raw"));
  const maxDataPoints = panel.maxDataPoints ?? pixels;
  const step = stepOf({ rangeMs: toMs - fromMs, minInterval, maxDataPoints, scrapeInterval });
  const expr = interpolate(written, { ...values, ...step.values }, "promql");
  const question = {
    dashboard: context.uid,
    panel: [title, ...scopes.map(({ text }) => text)].join(" · "),
    refId,
    written,
    expr,
    ...(mayBeEmpty !== undefined && { mayBeEmpty }),
  };
  const stepMs = step.ms * intervalFactor;
  // On multiples of the step, as Grafana does it.
  const aligned = (ms: number) => String((Math.floor(ms / stepMs) * stepMs) / 1000);
  const overTime: Question = {
    ...question,
    path: "query_range",
    form: new URLSearchParams({
      query: expr,
      start: aligned(fromMs),
      end: aligned(toMs),
      step: String(stepMs / 1000),
    }),
  };
  if (target.instant !== true) return [overTime];
  const now: Question = {
    ...question,
    path: "query",
    form: new URLSearchParams({ query: expr, time: String(toMs / 1000) }),
  };
  return target.range === true ? [overTime, now] : [now];
}

/** Grafana also takes `>30s`; what is no duration counts for nothing. */
function least(text: string): string | undefined {
  const bare = text.replace(/^>/, "");
  try {
    return milliseconds(bare) > 0 ? bare : undefined;
  } catch {
    return undefined;
  }
}
