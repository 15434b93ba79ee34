import type { Duration } from "./promql/index.ts";
import { type Constant, constant } from "./shape.ts";

/** Values one after the other, each for its time; the last one may stay: `steps([1, "5m"], [0, "2m"], [1])`. */
export function steps(...values: readonly (readonly [value: number, lasts?: Duration])[]): Constant[] {
  return values.map(([value, lasts]) => constant(value, lasts));
}
