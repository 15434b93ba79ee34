import type { AggregationNode } from "../../../metrics/kit/index.ts";
import { meanOf, sumOf } from "./kahan.ts";
import { quantileOf } from "./quantile.ts";
import { Unsupported } from "./unsupported.ts";
import { keyOf, type Labels, omit, pick, type Sample, withLabels } from "./vector.ts";

/** Merges series, or chooses among them, as PromQL's aggregations do. */
export function aggregate({ op, grouping, parameter }: AggregationNode, samples: readonly Sample[]): Sample[] {
  const groupLabels = (labels: Labels): Labels => {
    if (grouping === undefined) return {};
    return grouping.mode === "by" ? pick(labels, grouping.labels) : omit(labels, grouping.labels);
  };
  const groups = [...Map.groupBy(samples, ({ labels }) => keyOf(groupLabels(labels))).values()];
  const number = parameter?.type === "number" ? parameter.value : Number.NaN;
  if (op === "topk" || op === "bottomk") return groups.flatMap((members) => choose(op, number, members));
  if (op === "count_values") {
    const label = parameter?.type === "string" ? parameter.value : "";
    return groups.flatMap((members) => countValues(label, members, groupLabels(members[0]?.labels ?? {})));
  }
  const merge = op === "quantile" ? (values: readonly number[]) => quantileOf(number, values) : merges[op];
  if (merge === undefined) throw new Unsupported(op);
  return groups.map((members) => ({
    labels: groupLabels(members[0]?.labels ?? {}),
    value: merge(members.map(({ value }) => value)),
  }));
}

const merges: { readonly [op: string]: ((values: readonly number[]) => number) | undefined } = {
  sum: sumOf,
  avg: meanOf,
  min: (values) => values.reduce((found, value) => (value < found || Number.isNaN(found) ? value : found)),
  max: (values) => values.reduce((found, value) => (value > found || Number.isNaN(found) ? value : found)),
  count: (values) => values.length,
  group: () => 1,
  stdvar: variance,
  stddev: (values) => Math.sqrt(variance(values)),
};

function variance(values: readonly number[]): number {
  if (values.some((value) => !Number.isFinite(value))) return Number.NaN;
  let [mean, squares] = [0, 0];
  for (const [index, value] of values.entries()) {
    const difference = value - mean;
    mean += difference / (index + 1);
    squares += difference * (value - mean);
  }
  return squares / values.length;
}

/** NaN comes last on either side. */
function choose(op: "topk" | "bottomk", k: number, members: readonly Sample[]): readonly Sample[] {
  const sign = op === "topk" ? -1 : 1;
  const rank = ({ value }: Sample) => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : sign * value);
  return members.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))).slice(0, Math.max(0, Math.trunc(k)));
}

function countValues(label: string, members: readonly Sample[], labels: Labels): Sample[] {
  return [...Map.groupBy(members, ({ value }) => valueText(value))].map(([text, some]) => ({
    labels: withLabels(labels, { [label]: text }),
    value: some.length,
  }));
}

function valueText(value: number): string {
  if (Number.isFinite(value) || Number.isNaN(value)) return String(value);
  return value > 0 ? "+Inf" : "-Inf";
}
