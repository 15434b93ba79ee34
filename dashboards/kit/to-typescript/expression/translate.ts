import type { CallNode, Node } from "../../../../metrics/kit/index.ts";
import { call, method, numeral, text } from "../code.ts";
import { aggregationOf } from "./aggregations.ts";
import { callOf } from "./functions.ts";
import { operationOf } from "./operations.ts";
import { narrowed, rangeOf, selectorOf, seriesOf } from "./selectors.ts";
import { type Context, noLabels, type Typed } from "./typed.ts";
import { Untyped } from "./untyped.ts";

/** PromQL in TypeScript, on the functions of the kit. Throws Untyped for what cannot be said with them. */
export function translate(node: Node, context: Context): Typed {
  switch (node.type) {
    case "number": {
      const code = call(context.kit("number"), numeral(node.value));
      return { code, type: "scalar", labels: noLabels, samples: "gauge" };
    }
    case "selector":
      return selectorOf(node, context);
    case "call":
      return quantileOfHistogram(node, context) ?? callOf(node, context);
    case "aggregation":
      return aggregationOf(node, context);
    case "binary":
      return operationOf(node, context);
    case "negation": {
      const inner = translate(node.expr, context);
      if (inner.type === "range") throw new Untyped("a range is negated.");
      return { ...inner, samples: "gauge", code: call(context.kit("neg"), inner.code) };
    }
    case "string":
      throw new Untyped("a text stands where series are due.");
    default:
      throw new Untyped("a range of samples cannot be drawn.");
  }
}

/** `histogram_quantile(q, sum by (le, …) (rate(….buckets[…])))` has a shorter form: `….quantile(q, range).by(…)`. */
function quantileOfHistogram(node: CallNode, context: Context): Typed | undefined {
  const [q, sum] = node.args;
  if (node.name !== "histogram_quantile" || q?.type !== "number" || !(q.value >= 0 && q.value <= 1)) return undefined;
  if (sum?.type !== "aggregation" || sum.op !== "sum" || sum.grouping?.mode !== "by") return undefined;
  const [samples] = sum.expr.type === "call" && sum.expr.name === "rate" ? sum.expr.args : [];
  const labels = sum.grouping.labels.filter((label) => label !== "le");
  if (samples?.type !== "range" || labels.length === sum.grouping.labels.length) return undefined;
  const { selector } = samples;
  const shifted = selector.offset !== undefined || selector.at !== undefined || selector.edges !== undefined;
  if (shifted || selector.matchers.some(({ label }) => label === "le")) return undefined;
  const { histogram, labels: all } = seriesOf(selector, context);
  if (histogram === undefined || labels.some((label) => !all.has(label))) return undefined;
  const chosen = narrowed(histogram, selector, context);
  const quantile = method(chosen, "quantile", numeral(q.value), rangeOf(samples.range));
  const code = labels.length === 0 ? quantile : method(quantile, "by", ...labels.toSorted().map(text));
  return { code, type: "vector", labels: new Set(labels), samples: "gauge" };
}
