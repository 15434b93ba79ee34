import { type Finding, toText } from "../problems/index.ts";
import type { Dashboards, Spread } from "../validation/index.ts";
import { count } from "./row.ts";

/** How dashboards answered, for a person: a line for each load, the slowest panels, and what is wrong. */
export function printDashboards({ status, findings, loads, panels, budget }: Dashboards): string {
  const slowest = panels
    .filter(({ viewers }) => viewers <= budget.viewers)
    .toSorted((a, b) => (b.took.p95 ?? 0) - (a.took.p95 ?? 0))
    .slice(0, 5);
  const lines = [
    loadLine(["viewers", "range", "queries", "P50", "P95", "P99", "max", "errors", "empty"]),
    ...loads.map(({ viewers, range, queries, took, errors, empty }) =>
      loadLine([viewers, range, queries, ...times(took), errors, empty].map(String)),
    ),
    "",
    `The slowest, of ${count(budget.viewers, "viewer")} or fewer; allowed: P95 of ${budget.milliseconds} ms`,
    ...slowest.map(
      ({ dashboard, panel, range, viewers, took, series }) =>
        `  ${ms(took.p95).padStart(8)}  ${dashboard} › ${panel} (${range}, ${count(viewers, "viewer")}, ${series} series)`,
    ),
    "",
  ];
  const found = findings.length === 0 ? "" : `${toText(findings.map(asFinding))}\n`;
  return `${lines.join("\n")}\n${found}${verdict[status]}\n`;
}

/** As it was before it went through a schema, which tells an absent hint by `undefined`. */
function asFinding({ hint, ...finding }: Dashboards["findings"][number]): Finding {
  return { ...finding, ...(hint !== undefined && { hint }) };
}

const verdict: Readonly<Record<Dashboards["status"], string>> = {
  passed: "Passed.",
  failed: "Failed.",
  "not measured": "Not measured: the findings say why.",
};

const widths = [7, 5, 7, 8, 8, 8, 8, 6, 6];

function loadLine(cells: readonly string[]): string {
  return cells.map((cell, index) => cell.padStart(widths[index] ?? 0)).join("  ");
}

function times({ p50, p95, p99, max }: Spread): readonly string[] {
  return [p50, p95, p99, max].map(ms);
}

function ms(value: number | undefined): string {
  if (value === undefined) return "–";
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
