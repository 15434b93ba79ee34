import {
  and,
  type Duration,
  formatDuration,
  gt,
  max,
  milliseconds,
  mul,
  or,
  type Vector,
} from "../../../metrics/kit/index.ts";
import { type Alert, alert } from "../rule.ts";
import type { Template } from "../template/index.ts";
import { budgetOf, neededBadEvents, thresholdOf } from "./burn.ts";
import { burnScenarios } from "./burn-scenarios.ts";
import { decimal, dividedBy, times, toNumber } from "./decimal.ts";
import { type IdLabels, names, windowLabel } from "./names.ts";
import type { Objective } from "./objective.ts";
import { burnPage } from "./pages.ts";
import { recorded, slicesOf } from "./recorded.ts";
import type { BurnWindow } from "./windows.ts";

/** One of the two alerts on the budget, unless the objective does without; any of its window pairs is enough to fire. */
export function burnAlert(
  objective: Objective,
  id: IdLabels,
  { kind, windows }: { readonly kind: "page" | "ticket"; readonly windows: readonly BurnWindow[] },
): readonly Alert[] {
  const urgency = objective.alerts?.[kind];
  if (urgency === false || windows.length === 0) return [];
  const { owner, page = burnPage } = objective;
  const pairs = windows.map((pair) => burning(objective, id, pair)).reduce((left, right) => or(left, right));
  return [
    alert(names.burnAlert, {
      expr: max(pairs).without(windowLabel),
      ...usualUrgency[kind],
      ...urgency,
      ...(owner === undefined ? {} : { owner }),
      page,
      summary: summaryOf(objective, id),
      description: [objective.description, burnText(windows, objective.window)].filter(Boolean).join(" "),
      action:
        objective.action ??
        `Look at the dashboards of ${id.sloth_service}: what fails, since when, what changed before.`,
      labels: { ...id, sloth_severity: kind },
      scenarios: burnScenarios(objective, windows),
    }),
  ];
}

const usualUrgency = {
  page: { severity: "critical", priority: "P1" },
  ticket: { severity: "warning", priority: "P3" },
} as const;

function burning(objective: Objective, id: IdLabels, pair: BurnWindow): Vector {
  const threshold = toNumber(thresholdOf(objective, pair));
  const ratio = (window: Duration) => recorded(names.errorRatio(window), id);
  const apart = { ignoring: [windowLabel] } as const;
  const fast = and(gt(ratio(pair.long), threshold), gt(ratio(pair.short), threshold), apart);
  const needed = neededBadEvents(objective, pair);
  if (needed === 0) return fast;
  // Errors are told from the ratio, which knows them at once; the slices know the events of the window, less its newest minutes.
  const badEvents = mul(ratio(pair.long), slicesOf(names.events, id, pair.long), apart);
  return and(fast, gt(badEvents, needed), apart);
}

function summaryOf(objective: Objective, { sloth_service, sloth_slo }: IdLabels): Template<string> {
  const allowed = toNumber(times(budgetOf(objective), decimal(100)));
  return ({ labels, value }) => {
    const where = objective.by.map((label) => ` ${labels[label]}`).join("");
    const share = `${value.humanizePercentage} ${badOnes(objective)}`;
    return `${sloth_service} ${sloth_slo}${where}: ${share}, ${allowed}% may`;
  };
}

function badOnes({ indicator }: Objective): string {
  switch (indicator.kind) {
    case "counted":
      return "of the events fail";
    case "latency":
      return `of the events take longer than ${indicator.within}`;
    case "limit":
      return `of the time is spent ${indicator.good === "at most" ? "above" : "below"} ${indicator.limit}`;
  }
}

function burnText(windows: readonly BurnWindow[], period: Duration): string {
  const rates = windows.map(({ burn, long }) => `above ${toNumber(burn)} over ${long}`);
  const left = windows.map(({ burn }) => {
    const gone = dividedBy(decimal(milliseconds(period) / 60_000), burn, 0);
    return formatDuration(60_000 * Number(gone.digits));
  });
  return `Burn rate ${rates.join(" or ")}: at that rate the error budget of ${period} is gone in ${left.join(" or ")}.`;
}
