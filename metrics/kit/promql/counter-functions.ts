import { call } from "./call.ts";
import type { Range } from "./duration.ts";
import type { RangeVector, Vector } from "./expression.ts";
import { type InRange, over } from "./in-range.ts";
import type { Selector } from "./selector.ts";

/** What only grows: counters, and the buckets of a histogram. */
type Growing = "counter" | "buckets";
type Rate<S extends Growing> = S extends "buckets" ? "buckets" : "gauge";

/** A function from the samples of a counter over a range to one number per series. */
interface CounterFunction {
  <L extends string, S extends Growing>(counter: Selector<L, S, string>, range: Range): Vector<L, Rate<S>>;
  <L extends string, S extends Growing>(counter: RangeVector<L, S>): Vector<L, Rate<S>>;
}

/** Growth per second, averaged over the range; sees through restarts. Only of counters and histogram buckets. */
export const rate = counterFunction("rate");

/** Growth per second between the last two samples. Only for looking closely: it misses what lies between. */
export const irate = counterFunction("irate");

/** Growth over the range; a fraction is possible, because the ends are extrapolated. */
export const increase = counterFunction("increase");

/** How often the counter started again from zero. */
export const resets = counterFunction("resets");

function counterFunction(name: string): CounterFunction {
  return <L extends string, S extends Growing>(samples: InRange<L, S>, range?: Range) =>
    call<"instant", L, Rate<S>>(name, over(samples, range));
}
