import { milliseconds, type SelectorNode, type TimeShift } from "../../../../metrics/kit/index.ts";
import { type Code, literal, method, text } from "../code.ts";
import { matcherObjects } from "./matchers.ts";
import type { Context, NamedSeries, Typed } from "./typed.ts";
import { Untyped } from "./untyped.ts";

/** A selector: `http.requests.where({ job: "api" }).offset("1d")`. */
export function selectorOf(node: SelectorNode, context: Context): Typed {
  const series = seriesOf(node, context);
  return { ...series, type: "vector", code: shifted(narrowed(series.code, node, context), node) };
}

/** The series of a selector, when all its labels are theirs. */
export function seriesOf({ metric, matchers }: SelectorNode, context: Context): NamedSeries {
  if (metric === "") throw new Untyped("it selects series without naming a metric.");
  if (/\$|\[\[/.test(metric)) throw new Untyped(`the name of the metric, ${metric}, comes from a variable.`);
  const series = context.seriesOf(metric);
  for (const { label } of matchers) has(series.labels, label, metric);
  return series;
}

/** Refuses a label that something lacks. */
export function has(labels: ReadonlySet<string>, label: string, owner: string): void {
  if (labels.has(label)) return;
  const known = [...labels].sort().join(", ");
  throw new Untyped(`${owner} has no label ${label} (has: ${known || "none"}).`);
}

/** With `where()` for each group of matchers. */
export function narrowed(code: Code, { matchers }: SelectorNode, context: Context): Code {
  return matcherObjects(matchers, context).reduce((of, object) => method(of, "where", object), code);
}

/** With `offset()` and `at()`. */
export function shifted(code: Code, { offset, at, edges }: TimeShift): Code {
  if (edges !== undefined) throw new Untyped(`${edges} is an experiment of Prometheus's.`);
  const moved = offset === undefined ? code : method(code, "offset", text(checkedOffset(offset)));
  return at === undefined ? moved : method(moved, "at", literal(at));
}

function checkedOffset(offset: string): string {
  if (!isDuration(offset.replace(/^-/, ""))) throw new Untyped(`the offset ${offset} is not fixed.`);
  return offset;
}

/** A range as the kit's types take it: a length of time, or one that Grafana fills in. */
export function rangeOf(range: string): Code {
  const grafana = /^\$\{(__\w+)\}$/.exec(range)?.[1];
  const plain = grafana === undefined ? range : `$${grafana}`;
  if (["$__rate_interval", "$__interval", "$__range"].includes(plain)) return text(plain);
  if (/[$[]/.test(range))
    throw new Untyped(`the range [${range}] comes from a variable; $__rate_interval is the kit's.`);
  if (!isDuration(range) || milliseconds(range) === 0) throw new Untyped(`the range [${range}] is none of the kit's.`);
  return text(range);
}

const durations = new Set("y w d h m s ms yw yd yh wd wh dh dm ds hm hs sms dhm hms".split(" "));

/** The lengths that the type `Duration` has: one unit, or the usual two or three of them. */
export function isDuration(given: string): boolean {
  return /^(?:\d+[a-z]+)+$/.test(given) && !/(?<!\d)0\d/.test(given) && durations.has(given.replaceAll(/\d+/g, ""));
}
