import { call } from "./call.ts";
import { type Duration, type Range, seconds } from "./duration.ts";
import type { RangeVector, SampleType, Vector } from "./expression.ts";
import { type InRange, over } from "./in-range.ts";
import type { Selector } from "./selector.ts";

/** A function from samples over a range to one number per series. */
export interface RangeFunction<S extends SampleType> {
  <L extends string>(samples: Selector<L, S, string>, range: Range): Vector<L, "gauge">;
  <L extends string>(samples: RangeVector<L, S>): Vector<L, "gauge">;
}

/** Last minus first sample of the range, extrapolated to its ends. Gauges only: a counter wants `increase()`. */
export const delta = rangeFunction<"gauge">("delta");

/** Last sample minus the one before. Gauges only. */
export const idelta = rangeFunction<"gauge">("idelta");

/** Change per second by linear regression. Gauges only: a counter wants `rate()`. */
export const deriv = rangeFunction<"gauge">("deriv");

/** How often the value changed. */
export const changes = rangeFunction<SampleType>("changes");

/** The value a gauge will have after `ahead`, if it goes on as it did `over` the range. */
export function predictLinear<L extends string>(
  samples: Selector<L, "gauge", string>,
  options: { readonly over: Range; readonly ahead: Duration },
): Vector<L, "gauge">;
export function predictLinear<L extends string>(
  samples: RangeVector<L, "gauge">,
  options: { readonly ahead: Duration },
): Vector<L, "gauge">;
export function predictLinear<L extends string>(
  samples: InRange<L, "gauge">,
  options: { readonly over?: Range; readonly ahead: Duration },
): Vector<L, "gauge"> {
  return call("predict_linear", over(samples, options.over), seconds(options.ahead));
}

/** Declares a function that takes nothing but a range. */
export function rangeFunction<S extends SampleType>(name: string): RangeFunction<S> {
  return <L extends string>(samples: InRange<L, S>, range?: Range) =>
    call<"instant", L, "gauge">(name, over(samples, range));
}
