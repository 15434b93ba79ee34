import { DefinitionError } from "../../../problems/index.ts";
import type { MetricDefinition } from "../definition.ts";
import { type Duration, isGrafanaRange, milliseconds, type Range } from "./duration.ts";
import type { RangeVector, SampleType, Vector } from "./expression.ts";
import { type LooseMatchers, type Matchers, toMatchers } from "./matcher.ts";
import type { Matcher, RangeNode, SelectorNode, SubqueryNode, TimeShift } from "./node.ts";

/** A time to look at instead of now: seconds since 1970, or an end of the queried range. */
export type At = number | "start" | "end";

declare const fixed: unique symbol;

/**
 * The current sample of each series of a metric.
 * `Fixed` names the labels that `where()` pinned to one value: `absent()` can report those and no others.
 */
export interface Selector<L extends string, S extends SampleType, Fixed extends string = never> extends Vector<L, S> {
  readonly node: SelectorNode;
  /** What the metric says about itself, where it was declared; chosen series keep it. */
  readonly definition?: MetricDefinition | undefined;
  readonly [fixed]?: Fixed | undefined;
  /** Keeps the series whose labels match; a further call narrows. Only labels the metric has compile. */
  where<K extends L>(matchers: { readonly [P in K]: string }): Selector<L, S, Fixed | K>;
  where(matchers: Matchers<L>): Selector<L, S, Fixed>;
  /** The samples of the last `length`. */
  range(length: Range): RangeSelector<L, S>;
  /** Looks further back; forward with a leading minus. */
  offset(by: Duration | `-${Duration}`): Selector<L, S, Fixed>;
  /** Looks at a fixed time. */
  at(time: At): Selector<L, S, Fixed>;
}

/** The samples of each series over a range; can be shifted in time. */
export interface RangeSelector<L extends string, S extends SampleType> extends RangeVector<L, S> {
  /** Looks further back; forward with a leading minus. */
  offset(by: Duration | `-${Duration}`): RangeSelector<L, S>;
  /** Looks at a fixed time. */
  at(time: At): RangeSelector<L, S>;
}

/** Selects every series of a metric. The metric's definition is the usual way to get one. */
export function select<L extends string, S extends SampleType>(
  metric: string,
  definition?: MetricDefinition,
): Selector<L, S> {
  return selector<L, S, never>({ type: "selector", metric, matchers: [] }, definition);
}

/** Evaluates an expression again and again over a range: `maxOverTime(subquery(rate(x, "5m"), "1h", "1m"))`. */
export function subquery<L extends string, S extends SampleType>(
  expr: Vector<L, S>,
  length: Range,
  step?: Range,
): RangeSelector<L, S> {
  const node: SubqueryNode = { type: "subquery", expr: expr.node, range: checkedRange(length) };
  return shiftableSubquery(step === undefined ? node : { ...node, step: checkedRange(step) });
}

/** `where()` for labels that the compiler cannot follow; the caller answers for the type. */
export function narrow<L extends string, S extends SampleType, Fixed extends string>(
  { node, definition }: Pick<Selector<string, SampleType, string>, "node" | "definition">,
  matchers: LooseMatchers,
): Selector<L, S, Fixed> {
  return selector({ ...node, matchers: sorted([...node.matchers, ...toMatchers(matchers)]) }, definition);
}

function selector<L extends string, S extends SampleType, Fixed extends string>(
  node: SelectorNode,
  definition: MetricDefinition | undefined,
): Selector<L, S, Fixed> {
  return {
    node,
    ...(definition === undefined ? {} : { definition }),
    where: (matchers: LooseMatchers) => narrow<L, S, never>({ node, definition }, matchers),
    range: (length) => rangeSelector({ type: "range", selector: node, range: checkedRange(length) }),
    offset: (by) => selector({ ...node, ...offsetBy(by) }, definition),
    at: (time) => selector({ ...node, ...fixedAt(time) }, definition),
  };
}

function rangeSelector<L extends string, S extends SampleType>(node: RangeNode): RangeSelector<L, S> {
  const shifted = (shift: TimeShift) => rangeSelector<L, S>({ ...node, selector: { ...node.selector, ...shift } });
  return { node, offset: (by) => shifted(offsetBy(by)), at: (time) => shifted(fixedAt(time)) };
}

function shiftableSubquery<L extends string, S extends SampleType>(node: SubqueryNode): RangeSelector<L, S> {
  const shifted = (shift: TimeShift) => shiftableSubquery<L, S>({ ...node, ...shift });
  return { node, offset: (by) => shifted(offsetBy(by)), at: (time) => shifted(fixedAt(time)) };
}

/** Each matcher once. */
function sorted(matchers: readonly Matcher[]): readonly Matcher[] {
  if (matchers.length < 2) return matchers;
  const all = matchers.toSorted(order);
  return all.filter((one, i) => i === 0 || order(all[i - 1] as Matcher, one) !== 0);
}

function order(a: Matcher, b: Matcher): number {
  return compare(a.label, b.label) || compare(a.op, b.op) || compare(a.value, b.value);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function checkedRange(range: Range): string {
  if (!isGrafanaRange(range) && milliseconds(range) === 0) {
    throw timeFault(`range "${range}"`, "holds no samples", 'Write a length above zero, like "5m".');
  }
  return range;
}

function offsetBy(by: string): TimeShift {
  milliseconds(by.replace(/^-/, ""));
  return { offset: by };
}

// Prometheus counts milliseconds in 64 bits.
const latestTime = Number.MAX_SAFE_INTEGER / 1000;

function fixedAt(time: At): TimeShift {
  if (typeof time === "number" && !(Math.abs(time) <= latestTime)) {
    throw timeFault(`time ${time}`, "is not a time", 'Give seconds since 1970, "start" or "end".');
  }
  return { at: time };
}

function timeFault(path: string, message: string, hint: string): DefinitionError {
  return new DefinitionError([{ check: "metrics/range", severity: "error", path, message, hint }]);
}
