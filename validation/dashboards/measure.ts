import type { Dashboard } from "../../dashboards/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import type { Finding } from "../../problems/index.ts";
import { type Connection, connect, dataOf } from "../connection/index.ts";
import type { PrometheusAddress } from "../observe/index.ts";
import type { Dashboards } from "../result/index.ts";
import { type AskedDashboard, askedDashboard } from "./asked-dashboard.ts";
import { fillVariables, type Span } from "./fill-variables.ts";
import { judgeDashboards } from "./judge.ts";
import { type LoadOutcome, load } from "./load.ts";
import { type Question, questionsOf } from "./question.ts";

export interface DashboardsOptions {
  readonly endpoint: PrometheusAddress;
  readonly dashboards: readonly Dashboard[];
  /** Of the Prometheus that is asked: steps depend on it. */
  readonly scrapeInterval: string;
  /** How many look at the same time, one load each. @default 1, 10, 50 */
  readonly viewers?: readonly number[];
  /** How much time the dashboards show, one load for each number of viewers. @default 1h, 24h, 7d */
  readonly ranges?: readonly string[];
  /** Time for one load, after which nobody opens another dashboard. @default 60 */
  readonly seconds?: number;
  /** Seconds within which all viewers come. @default 5, at most a quarter of the time */
  readonly arrival?: number;
  /** @default P95 of 1 s at 10 viewers */
  readonly budget?: Dashboards["budget"];
  /** End of all ranges, milliseconds since 1970. @default now */
  readonly toMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DashboardsProgress) => void;
}

/** How far one load is. */
export interface DashboardsProgress {
  readonly viewers: number;
  readonly range: string;
  readonly asked: number;
  /** If all viewers look at everything. */
  readonly of: number;
}

/**
 * Opens all dashboards as so many viewers do, and judges how Prometheus answers.
 * @throws Error when Prometheus cannot be reached or refuses, the signal's reason when it is aborted.
 */
export async function measureDashboards(options: DashboardsOptions): Promise<Dashboards> {
  const { endpoint, viewers = [1, 10, 50], ranges = ["1h", "24h", "7d"], toMs = Date.now() } = options;
  const { budget = { milliseconds: 1000, viewers: 10 } } = options;
  const dashboards = options.dashboards.map(askedDashboard);
  const connection = connect(endpoint, 6);
  const loads: LoadOutcome[] = [];
  const variables: Finding[] = [];
  try {
    const metrics = new Set(
      await dataOf<string[]>(await connection.get("label/__name__/values", new URLSearchParams())),
    );
    for (const range of ranges) {
      const span = { fromMs: toMs - milliseconds(range), toMs };
      const { questions, faults } = await opened(dashboards, { ...options, connection, span });
      variables.push(...faults);
      for (const many of viewers) loads.push(await oneLoad(questions, { ...options, range, many }));
    }
    return judgeDashboards({ loads, budget, metrics, variables: distinct(variables) });
  } finally {
    connection.close();
  }
}

/** The questions of each dashboard over a range, and what its variables could not be filled for. */
async function opened(
  dashboards: readonly AskedDashboard[],
  { connection, span, scrapeInterval }: Pick<DashboardsOptions, "scrapeInterval"> & Opening,
): Promise<{ readonly questions: readonly (readonly Question[])[]; readonly faults: readonly Finding[] }> {
  const each = await Promise.all(
    dashboards.map(async (dashboard) => {
      const filled = await fillVariables(dashboard, span, { connection, scrapeInterval });
      const faults = filled.errors.map(
        ([name, words]): Finding => ({
          check: "validation/variable-failed",
          severity: "error",
          path: `dashboards/${dashboard.uid} › variable "${name}"`,
          message: `Prometheus does not say what it can be: ${words}`,
        }),
      );
      return { questions: questionsOf(dashboard, filled, { ...span, scrapeInterval }), faults };
    }),
  );
  return { questions: each.map(({ questions }) => questions), faults: each.flatMap(({ faults }) => faults) };
}

interface Opening {
  readonly connection: Connection;
  readonly span: Span;
}

async function oneLoad(
  questions: readonly (readonly Question[])[],
  {
    endpoint,
    seconds = 60,
    arrival,
    signal,
    onProgress,
    range,
    many,
  }: DashboardsOptions & { readonly range: string; readonly many: number },
): Promise<LoadOutcome> {
  const all = questions.flat().length;
  let asked = 0;
  const onAsked = () => {
    asked += 1;
    onProgress?.({ viewers: many, range, asked, of: all * many });
  };
  const outcomes = await load(questions, {
    endpoint,
    viewers: many,
    seconds,
    onAsked,
    ...(arrival !== undefined && { arrival }),
    ...(signal && { signal }),
  });
  return { viewers: many, range, outcomes, questions: all };
}

/** A variable that fails over every range is one fault. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.path} ${finding.message}`, finding])).values()];
}
