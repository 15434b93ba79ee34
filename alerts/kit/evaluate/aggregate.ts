import type { AggregationNode } from "../../../metrics/kit/index.ts";
import { Unsupported } from "./unsupported.ts";
import { keyOf, type Labels, omit, pick, type Sample } from "./vector.ts";

/** Aggregates as sum, min, max, avg, count and group do; an unknown value makes the whole unknown. */
export function aggregate({ op, grouping }: AggregationNode, samples: readonly Sample[]): Sample[] {
  const combine = operators[op];
  if (combine === undefined) throw new Unsupported(op);
  const groupLabels = (labels: Labels) => {
    if (grouping === undefined) return {};
    return grouping.mode === "by" ? pick(labels, grouping.labels) : omit(labels, grouping.labels);
  };
  const groups = Map.groupBy(samples, ({ labels }) => keyOf(groupLabels(labels)));
  return [...groups.values()].map((members) => {
    const values = members.map(({ value }) => value);
    const known = values.filter((value) => value !== undefined);
    const countable = op === "count" || op === "group" || known.length === values.length;
    return {
      labels: groupLabels(members[0]?.labels ?? {}),
      value: countable ? combine(countsOnly(op) ? values.map(() => 1) : known) : undefined,
    };
  });
}

type Combine = (values: readonly number[]) => number;

const sum: Combine = (values) => values.reduce((total, value) => total + value, 0);

const operators: { readonly [op: string]: Combine | undefined } = {
  sum,
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
  avg: (values) => sum(values) / values.length,
  count: (values) => values.length,
  group: () => 1,
};

function countsOnly(op: string): boolean {
  return op === "count" || op === "group";
}
