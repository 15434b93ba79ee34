import type { AggregationNode, SampleType } from "../../../../metrics/kit/index.ts";
import { type Code, call, method, numeral, text } from "../code.ts";
import { vectorOf } from "./operands.ts";
import { has } from "./selectors.ts";
import { type Context, camelCase, type Typed } from "./typed.ts";
import { Untyped } from "./untyped.ts";

/** `sum(…).by("route")`, `topk(5, …)`. */
export function aggregationOf(node: AggregationNode, context: Context): Typed {
  const { op, grouping } = node;
  if (op === "limitk" || op === "limit_ratio") throw new Untyped(`${op} is an experiment of Prometheus's.`);
  if (!/^[a-z]/.test(op)) throw new Untyped(`what it aggregates with, ${op}, comes from a variable.`);
  const inner = vectorOf(node.expr, context);
  const chooses = op === "topk" || op === "bottomk";
  if (op === "count_values" && grouping !== undefined) throw new Untyped("count_values() is grouped.");
  for (const label of grouping?.labels ?? []) has(inner.labels, label, `what ${op}() reads`);
  const aggregated = call(context.kit(camelCase(op)), ...parameterOf(node), inner.code);
  // `by ()` says the same as nothing.
  const plain = grouping === undefined || (grouping.mode === "by" && grouping.labels.length === 0);
  const code = plain ? aggregated : method(aggregated, grouping.mode, ...grouping.labels.toSorted().map(text));
  const labels = chooses ? inner.labels : labelsLeft(node, inner.labels);
  return { type: "vector", code, labels, samples: chooses ? inner.samples : samplesOf(node, inner, labels) };
}

/** Summed buckets are buckets for as long as their boundaries are kept apart. */
function samplesOf({ op }: AggregationNode, { samples }: Typed, labels: ReadonlySet<string>): SampleType {
  return op === "sum" && samples === "buckets" && labels.has("le") ? "buckets" : "gauge";
}

function labelsLeft({ grouping, op, parameter }: AggregationNode, labels: ReadonlySet<string>): ReadonlySet<string> {
  const added = op === "count_values" && parameter?.type === "string" ? [parameter.value] : [];
  if (grouping === undefined) return new Set(added);
  if (grouping.mode === "by") return new Set(grouping.labels);
  return new Set([...labels].filter((label) => !grouping.labels.includes(label)));
}

function parameterOf({ op, parameter }: AggregationNode): readonly Code[] {
  if (parameter === undefined) return [];
  if (parameter.type === "string") return [text(parameter.value)];
  const isQuantile = parameter.type === "number" && parameter.value >= 0 && parameter.value <= 1;
  if (parameter.type !== "number" || (op === "quantile" && !isQuantile))
    throw new Untyped(`the parameter of ${op}() is calculated.`);
  return [numeral(parameter.value)];
}
