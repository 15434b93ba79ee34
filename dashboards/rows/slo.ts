import { alertsOfObjective, type BurnFactor, burnFactors, idLabels, type Objective } from "../../alerts/kit/index.ts";
import { slo } from "../../metrics/index.ts";
import { div, max, min, mul, type Row, row, stat, sub, type Thresholds, timeseries } from "../kit/index.ts";
import type { RowChanges } from "./panels.ts";

type Panels = "burn-rates" | "budget";

export interface SloOptions extends RowChanges<Panels> {
  /** Name of the system that takes the objective; one that names its own service needs none. */
  readonly service?: string;
}

/**
 * Whether a promise is kept, how much of its error budget is left, and how fast it is spent; the lines are the factors from which the
 * objective's alerts fire, each for its window. Of an objective with a budget for each value of a label the worst one counts.
 *
 * Title and keys come from its name unless `title` and `key` say otherwise.
 */
export function sloRow(
  objective: Objective,
  { service = "", title, key, collapsed = false, panels = {} }: SloOptions = {},
): Row {
  const { name, target, window, description } = objective;
  const id = { sloth_id: idLabels(objective.service ?? service, name).sloth_id };
  const prefix = key ?? `slo-${name}`;
  const promise = `${description ?? `Objective ${name}.`} Promised: ${target} % over ${window}.`;
  const factors = burnFactors(objective);
  const alerts = alertsOfObjective({ objective, service });
  const budget = max(slo.budget.where(id));
  return row(
    title ?? `Objective ${name}: ${target} % over ${window}`,
    [
      stat(`${prefix}-kept`, {
        title: "Kept",
        description: `Share of good events over ${window}. ${promise}`,
        unit: "percentunit",
        decimals: 3,
        width: "sixth",
        height: 8,
        thresholds: { base: "red", steps: [{ from: target / 100, color: "green" }] },
        noValue: "not measured",
        watches: alerts.noData,
        queries: [{ expr: sub(1, mul(max(slo.periodBurn.where(id)), budget)), legend: "kept" }],
      }),
      stat(`${prefix}-left`, {
        title: "Budget left",
        description: `Share of the error budget of ${window} that is left. Below 0 the promise is broken.`,
        unit: "percentunit",
        decimals: 1,
        width: "sixth",
        height: 8,
        thresholds: kept,
        noValue: "not measured",
        queries: [{ expr: min(slo.budgetLeft.where(id)), legend: "left" }],
      }),
      timeseries(`${prefix}-burn-rates`, {
        title: "Burn rates",
        description: `How many times faster than sustainable the budget is spent. ${factorText(factors)}`.trim(),
        unit: "short",
        min: 0,
        width: "third",
        thresholds: factorLines(factors),
        watches: alerts.burning,
        queries: burnQueries(factors, id),
        ...panels["burn-rates"],
      }),
      timeseries(`${prefix}-budget`, {
        title: "Budget over time",
        description: "Share of the error budget that is left. It comes back as bad times leave the period.",
        unit: "percentunit",
        max: 1,
        width: "third",
        thresholds: kept,
        queries: [{ expr: min(slo.budgetLeft.where(id)), legend: "left" }],
        ...panels.budget,
      }),
    ],
    { collapsed },
  );
}

const kept = { base: "red", steps: [{ from: 0, color: "green" }] } as const;

/** An objective without alerts has no windows of theirs: then the last five minutes tell. */
function burnQueries(factors: readonly BurnFactor[], id: { readonly sloth_id: string }) {
  if (factors.length === 0) return [{ expr: max(slo.currentBurn.where(id)), legend: "over 5m" }];
  return factors.map(({ window }) => ({
    expr: div(max(slo.errorRatio(window).where(id)), max(slo.budget.where(id))),
    legend: `over ${window}`,
  }));
}

function factorLines(factors: readonly BurnFactor[]): Thresholds {
  const colors = new Map(factors.map(({ factor, kind }) => [factor, kind === "page" ? "red" : "orange"] as const));
  const steps = [...colors].sort(([a], [b]) => a - b).map(([from, color]) => ({ from, color }));
  return { steps };
}

/** `Above 14.4 over 1h or 6 over 6h somebody is woken.` */
function factorText(factors: readonly BurnFactor[]): string {
  const of = (kind: BurnFactor["kind"]) =>
    factors.filter((one) => one.kind === kind).map(({ factor, window }) => `${factor} over ${window}`);
  const [pages, tickets] = [of("page"), of("ticket")];
  return [
    ...(pages.length === 0 ? [] : [`Above ${pages.join(" or ")} somebody is woken.`]),
    ...(tickets.length === 0 ? [] : [`Above ${tickets.join(" or ")} there is a ticket.`]),
  ].join(" ");
}
