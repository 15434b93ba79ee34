import type { Range } from "./duration.ts";
import type { Expression, RangeVector, SampleType } from "./expression.ts";
import type { Selector } from "./selector.ts";

/** The first argument of a range function: a selector, whose range is given next to it, or a range already. */
export type InRange<L extends string, S extends SampleType> = Selector<L, S, string> | RangeVector<L, S>;

/** Brings both ways of giving a range function its samples to one. */
export function over(samples: InRange<string, SampleType>, range?: Range): Expression {
  return range !== undefined && "range" in samples ? samples.range(range) : samples;
}
