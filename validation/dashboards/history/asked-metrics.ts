import { readsOf } from "../../../bundle/index.ts";
import { checkedDashboard, type Dashboard } from "../../../dashboards/kit/index.ts";
import type { Matcher } from "../../../metrics/kit/index.ts";

/** A metric that dashboards ask for. */
export interface AskedMetric {
  readonly name: string;
  /** By label, what selectors want of it, each once; none where it only tells series apart. */
  readonly labels: ReadonlyMap<string, readonly Matcher[]>;
}

/** The metrics that the queries of dashboards read, sorted by name; what a query joins or groups by belongs to them. */
export function askedMetrics(dashboards: readonly Dashboard[]): readonly AskedMetric[] {
  const reads = dashboards.flatMap((dashboard) =>
    checkedDashboard(dashboard).panels.flatMap(({ queries }) =>
      queries.flatMap(({ expr, legend }) =>
        expr === undefined ? [] : readsOf(expr.node, labelsIn(legend?.value ?? "")),
      ),
    ),
  );
  const byMetric = Map.groupBy(reads, ({ selector }) => selector.metric);
  return [...byMetric]
    .filter(([name]) => name !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, some]) => ({
      name,
      labels: labelsOf(
        some.flatMap(({ selector, labels }) => [
          ...selector.matchers,
          ...[...ofTheScrape, ...labels].map((label): Matcher => ({ label, op: "=~", value: "$any" })),
        ]),
      ),
    }));
}

/** Every series of a target has them. */
const ofTheScrape = ["job", "instance"];

/** Names in `{{ }}` of a legend. */
function labelsIn(legend: string): readonly string[] {
  return [...legend.matchAll(/\{\{\s*([a-zA-Z_]\w*)\s*\}\}/g)].flatMap(([, label]) => label ?? []);
}

/** A condition with a variable in it takes whatever the variable is filled with: what there is. */
function labelsOf(matchers: readonly Matcher[]): AskedMetric["labels"] {
  const byLabel = Map.groupBy(matchers, ({ label }) => label);
  return new Map(
    [...byLabel]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, some]) => {
        const fixed = some.filter(({ value }) => !/\$\w|\$\{|\[\[/.test(value));
        return [label, [...new Map(fixed.map((one) => [`${one.op}${one.value}`, one])).values()]] as const;
      }),
  );
}
