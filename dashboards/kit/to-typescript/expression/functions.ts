import type { CallNode, Node } from "../../../../metrics/kit/index.ts";
import { formatDuration } from "../../../../metrics/kit/index.ts";
import { call, list, numeral, object, text, word } from "../code.ts";
import { scalarOf, vectorOf } from "./operands.ts";
import { overRange } from "./ranges.ts";
import { has } from "./selectors.ts";
import { type Context, camelCase, noLabels, type Typed } from "./typed.ts";
import { Untyped } from "./untyped.ts";

const elementwise = "abs ceil floor exp ln log2 log10 sqrt sgn timestamp".split(" ");
const sorting = ["sort", "sort_desc"];
const dateParts = "minute hour day_of_week day_of_month day_of_year days_in_month month year".split(" ");
const bounded = ["round", "clamp", "clamp_min", "clamp_max"];
const ofCounters = ["rate", "irate", "increase", "resets"];
const ofGauges = ["delta", "idelta", "deriv", "predict_linear"];
const ofAny = "changes avg min max sum count stddev stdvar last present quantile absent"
  .split(" ")
  .map((name) => (name === "changes" ? name : `${name}_over_time`));

/** A call of one of PromQL's functions, as far as the kit has it. */
export function callOf(node: CallNode, context: Context): Typed {
  const { name, args } = node;
  const plain: Pick<Typed, "type" | "samples"> = { type: "vector", samples: "gauge" };
  const own = () => context.kit(camelCase(name));
  const [first] = args;
  if (ofCounters.includes(name)) return overRange(node, context, ["counter", "buckets"]);
  if (ofGauges.includes(name))
    return name === "predict_linear" ? prediction(node, context) : overRange(node, context, ["gauge"]);
  if (ofAny.includes(name)) return overRange(node, context, ["counter", "buckets", "gauge"]);
  if (name === "time") return { ...plain, type: "scalar", labels: noLabels, code: call(own()) };
  if (dateParts.includes(name) && args.length === 0) return { ...plain, labels: noLabels, code: call(own()) };
  if (name === "vector") return { ...plain, labels: noLabels, code: call(own(), scalarOf(first, context)) };
  if (name === "histogram_quantile") return quantileOf(node, context);
  if (name === "absent") return absence(node, context);
  const known = [...elementwise, ...sorting, ...dateParts, ...bounded, "scalar", "label_replace", "label_join"];
  if (!known.includes(name)) throw new Untyped(`the kit has no ${name}().`);
  const inner = vectorOf(first, context);
  if (sorting.includes(name)) return { ...inner, code: call(own(), inner.code) };
  if (name === "scalar") return { ...plain, type: "scalar", labels: noLabels, code: call(own(), inner.code) };
  if (name === "label_replace") return replacement(node, inner, context);
  if (name === "label_join") return joining(node, inner, context);
  const bounds = args.slice(1).map((arg) => scalarOf(arg, context));
  return { ...plain, labels: inner.labels, code: call(own(), inner.code, ...bounds) };
}

function quantileOf({ args: [q, buckets] }: CallNode, context: Context): Typed {
  const inner = vectorOf(buckets, context);
  if (q?.type !== "number") throw new Untyped("the quantile is calculated.");
  if (!(q.value >= 0 && q.value <= 1)) throw new Untyped(`${q.value} is no quantile.`);
  if (inner.samples !== "buckets" || !inner.labels.has("le"))
    throw new Untyped("histogram_quantile() gets no buckets with the label le.");
  const code = call(context.kit("histogramQuantile"), numeral(q.value), inner.code);
  return {
    code,
    type: "vector",
    samples: "gauge",
    labels: new Set([...inner.labels].filter((label) => label !== "le")),
  };
}

function prediction(node: CallNode, context: Context): Typed {
  const [samples, ahead] = node.args;
  const whole = ahead?.type === "number" && Number.isInteger(ahead.value) && ahead.value >= 0;
  if (!whole) throw new Untyped("predict_linear() looks ahead for a time that is calculated.");
  const { labels, range, code } = overRange({ ...node, args: samples === undefined ? [] : [samples] }, context, [
    "gauge",
  ]);
  const options = object({ over: range, ahead: text(formatDuration(ahead.value * 1000)) });
  if (code.kind !== "call") throw new Untyped("predict_linear() gets no samples.");
  const [of = word("")] = code.args;
  return { type: "vector", samples: "gauge", labels, code: call(code.of, of, options) };
}

/** `absent()` reports the labels that are pinned to one value. */
function absence({ args: [of] }: CallNode, context: Context): Typed {
  const inner = vectorOf(of, context);
  return { type: "vector", samples: "gauge", labels: pinnedOf(of), code: call(context.kit("absent"), inner.code) };
}

export function pinnedOf(node: Node | undefined): ReadonlySet<string> {
  if (node?.type !== "selector" || node.matchers.some(({ op }) => op !== "=")) return noLabels;
  return new Set(node.matchers.map(({ label }) => label));
}

function replacement({ args }: CallNode, inner: Typed, context: Context): Typed {
  const [target, replaced, source, regex] = args.slice(1).map(textOf);
  if (target === undefined || replaced === undefined || source === undefined || regex === undefined)
    throw new Untyped("label_replace() gets something that is no text.");
  has(inner.labels, source, "what label_replace() reads");
  const pattern = regexWord(regex);
  const options = object({ target: text(target), replacement: text(replaced), source: text(source), regex: pattern });
  const code = call(context.kit("labelReplace"), inner.code, options);
  return { ...inner, labels: new Set([...inner.labels, target]), code };
}

function regexWord(regex: string) {
  try {
    const { source } = new RegExp(regex);
    if (regex !== "" && source.replaceAll("\\/", "/") === regex) return word(`/${source}/`);
  } catch {}
  throw new Untyped(`"${regex}" is a regular expression that TypeScript does not have.`);
}

function joining({ args }: CallNode, inner: Typed, context: Context): Typed {
  const [target, separator, ...sources] = args.slice(1).map(textOf);
  const named = sources.filter((source) => source !== undefined);
  if (target === undefined || separator === undefined || named.length < sources.length)
    throw new Untyped("label_join() gets something that is no text.");
  for (const source of named) has(inner.labels, source, "what label_join() reads");
  const options = object({ target: text(target), separator: text(separator), sources: list(named.map(text)) });
  const code = call(context.kit("labelJoin"), inner.code, options);
  return { ...inner, labels: new Set([...inner.labels, target]), code };
}

function textOf(node: Node): string | undefined {
  return node.type === "string" ? node.value : undefined;
}
