import { type Finding, sortFindings } from "../../problems/index.ts";
import type { Dashboards, Status } from "../result/index.ts";
import { spreadOf } from "../statistics/index.ts";
import { adviceFor } from "./advice.ts";
import { byPanel, type PanelOutcomes, pathOf } from "./by-panel.ts";
import { emptyPanels } from "./empty-panels.ts";
import type { LoadOutcome } from "./load.ts";

export interface Observed {
  readonly loads: readonly LoadOutcome[];
  readonly budget: Dashboards["budget"];
  /** Names of all metrics that Prometheus has. */
  readonly metrics: ReadonlySet<string>;
  /** Faults of variables that could not be filled. */
  readonly variables: readonly Finding[];
}

/** Judges how dashboards answered. An error and a broken budget fail; an empty panel is a warning. */
export function judgeDashboards({ loads, budget, metrics, variables }: Observed): Dashboards {
  const panels = loads.flatMap(byPanel);
  const within = ({ viewers }: { readonly viewers: number }) => viewers <= budget.viewers;
  const slow = panels.filter((panel) => within(panel) && (panel.took.p95 ?? 0) > budget.milliseconds);
  const findings = [
    ...variables,
    ...failed(panels),
    ...slowOnes(slow, budget),
    ...loads.filter(within).flatMap((one) => slowLoad(one, budget)),
    ...emptyPanels(panels, metrics),
    ...notAsked(loads, budget),
  ];
  return {
    status: statusOf(findings),
    findings: sortFindings(findings).map(({ at: _at, ...finding }) => finding),
    budget,
    loads: loads.map(({ viewers, range, outcomes }) => ({
      viewers,
      range,
      queries: outcomes.length,
      took: spreadOf(outcomes.map(({ tookMs }) => tookMs)),
      errors: outcomes.filter(({ error }) => error !== undefined).length,
      empty: outcomes.filter(({ series }) => series === 0).length,
    })),
    panels: panels.map(({ question, range, viewers, took, series, error }) => ({
      dashboard: question.dashboard,
      panel: question.panel,
      expr: question.expr,
      range,
      viewers,
      took,
      series,
      ...(error !== undefined && { error }),
      ...(slow.some((one) => one.question === question) && { advice: adviceFor(question.written) }),
    })),
  };
}

/** Each query once, however many asked it over which range. */
function failed(panels: readonly PanelOutcomes[]): readonly Finding[] {
  const faulty = panels.filter(({ error }) => error !== undefined);
  return [...Map.groupBy(faulty, (panel) => `${pathOf(panel)} ${panel.question.refId} ${panel.error}`).values()].map(
    ([first, ...others]) => ({
      check: "validation/query-failed",
      severity: "error",
      path: pathOf(first as PanelOutcomes),
      message: `Prometheus does not answer query ${first?.question.refId}: ${first?.error}`,
      hint: `It was asked ${first?.question.expr}${others.length === 0 ? "" : `, and the same over other ranges or by more viewers`}.`,
    }),
  );
}

function slowOnes(slow: readonly PanelOutcomes[], { milliseconds }: Dashboards["budget"]): readonly Finding[] {
  const byQuery = Map.groupBy(slow, (panel) => `${pathOf(panel)} ${panel.question.refId}`);
  return [...byQuery.values()].map((all) => {
    const worst = all.reduce((a, b) => ((b.took.p95 ?? 0) > (a.took.p95 ?? 0) ? b : a));
    return {
      check: "validation/slow-panel",
      severity: "error",
      path: pathOf(worst),
      message: `P95 of query ${worst.question.refId} over ${worst.range} is ${ms(worst.took.p95)} with ${viewersText(worst.viewers)}; allowed: ${ms(milliseconds)}.`,
      hint: sentence(adviceFor(worst.question.written)),
    };
  });
}

function slowLoad(
  { viewers, range, outcomes }: LoadOutcome,
  { milliseconds }: Dashboards["budget"],
): readonly Finding[] {
  const { p95 = 0 } = spreadOf(outcomes.map(({ tookMs }) => tookMs));
  if (p95 <= milliseconds) return [];
  return [
    {
      check: "validation/slow-dashboards",
      severity: "error",
      path: `dashboards › ${viewersText(viewers)}, ${range}`,
      message: `P95 of all queries is ${ms(p95)}; allowed: ${ms(milliseconds)}.`,
      hint: "Record what the slow panels calculate, or give Prometheus more processors.",
    },
  ];
}

function notAsked(loads: readonly LoadOutcome[], { viewers }: Dashboards["budget"]): readonly Finding[] {
  const path = "dashboards";
  if (!loads.some((one) => one.viewers <= viewers && one.outcomes.length > 0))
    return [
      {
        check: "validation/not-asked",
        severity: "info",
        path,
        message: `nothing was asked by ${viewersText(viewers)} or fewer.`,
      },
    ];
  return loads.flatMap(({ viewers: of, range, outcomes, questions }) => {
    const asked = new Set(outcomes.map(({ question }) => question)).size;
    if (asked === questions) return [];
    const message = `${questions - asked} of ${questions} queries were not asked: the time was over before.`;
    return [
      { check: "validation/not-asked", severity: "info", path: `${path} › ${viewersText(of)}, ${range}`, message },
    ];
  });
}

function statusOf(findings: readonly Finding[]): Status {
  if (findings.some(({ severity }) => severity === "error")) return "failed";
  return findings.some(({ check }) => check === "validation/not-asked") ? "not measured" : "passed";
}

function viewersText(viewers: number): string {
  return `${viewers} ${viewers === 1 ? "viewer" : "viewers"}`;
}

function ms(value = 0): string {
  return `${Math.round(value)} ms`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
