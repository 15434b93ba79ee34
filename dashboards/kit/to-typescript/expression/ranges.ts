import type { CallNode, Node, SampleType } from "../../../../metrics/kit/index.ts";
import { type Code, call, numeral } from "../code.ts";
import { pinnedOf } from "./functions.ts";
import { vectorOf } from "./operands.ts";
import { rangeOf, selectorOf, shifted } from "./selectors.ts";
import { type Context, camelCase, type Typed } from "./typed.ts";
import { Untyped } from "./untyped.ts";

/** A function over a range: `rate(requests, "5m")`, or of a subquery. `range` is its second argument, where there is one. */
export function overRange(
  { name, args }: CallNode,
  context: Context,
  takes: readonly SampleType[],
): Typed & { readonly range?: Code } {
  const samples = args.at(-1);
  const quantile = name === "quantile_over_time" ? [quantileOf(args[0])] : [];
  const { code, labels, samples: kind, range } = samplesOf(samples, context);
  if (!takes.includes(kind)) throw new Untyped(`${name}() reads ${takes[0]}s, ${nameOf(samples)} is a ${kind}.`);
  const given = range === undefined ? [...quantile, code] : [...quantile, code, range];
  const left =
    name === "absent_over_time" ? pinnedOf(samples?.type === "range" ? samples.selector : undefined) : labels;
  return {
    type: "vector",
    labels: left,
    samples: kind === "buckets" && !takes.includes("gauge") ? "buckets" : "gauge",
    code: call(context.kit(camelCase(name)), ...given),
    ...(range === undefined ? {} : { range }),
  };
}

function samplesOf(node: Node | undefined, context: Context): Typed & { readonly range?: Code } {
  if (node?.type === "range") {
    const selected = selectorOf(node.selector, context);
    return { ...selected, type: "range", range: rangeOf(node.range) };
  }
  if (node?.type !== "subquery") throw new Untyped("a function of ranges gets none.");
  const { labels, samples, code: inner } = vectorOf(node.expr, context);
  const step = node.step === undefined ? [] : [rangeOf(node.step)];
  const code = call(context.kit("subquery"), inner, rangeOf(node.range), ...step);
  return { type: "range", labels, samples, code: shifted(code, node) };
}

function quantileOf(node: Node | undefined): Code {
  if (node?.type === "number" && node.value >= 0 && node.value <= 1) return numeral(node.value);
  throw new Untyped("the quantile is calculated, or is none.");
}

function nameOf(node: Node | undefined): string {
  return node?.type === "range" ? node.selector.metric : "its argument";
}
