import { call } from "./call.ts";
import type { Range } from "./duration.ts";
import type { RangeVector, SampleType, Vector } from "./expression.ts";
import { type InRange, over } from "./in-range.ts";
import type { Selector } from "./selector.ts";

/** 1 when nothing is selected, else nothing; carries the labels that `where()` pinned to one value. */
export function absent<L extends string, Fixed extends string>(
  selector: Selector<L, SampleType, Fixed>,
): Vector<Fixed, "gauge">;
export function absent(expr: Vector): Vector<never, "gauge">;
export function absent(expr: Vector): Vector<never, "gauge"> {
  return call("absent", expr);
}

/** 1 when nothing was there for the whole range, else nothing; labels as for {@link absent}. */
export function absentOverTime<L extends string, Fixed extends string>(
  selector: Selector<L, SampleType, Fixed>,
  range: Range,
): Vector<Fixed, "gauge">;
export function absentOverTime(samples: RangeVector): Vector<never, "gauge">;
export function absentOverTime(samples: InRange<string, SampleType>, range?: Range): Vector<never, "gauge"> {
  return call("absent_over_time", over(samples, range));
}
