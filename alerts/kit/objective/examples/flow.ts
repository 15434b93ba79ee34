import { constant, type Duration, milliseconds, ramp, type Shape } from "../../../../metrics/kit/index.ts";

/** A stretch of time in which events come evenly, or a few at its beginning. */
export interface Stretch {
  readonly good: number;
  readonly bad: number;
  /** @default "15s" */
  readonly per?: "15s" | "once";
  /** @default until the end of the scenario */
  readonly lasts?: Duration;
}

/** A counter of what `counted` picks of each stretch. */
export function counterOver(flow: readonly Stretch[], counted: (stretch: Stretch) => number): readonly Shape[] {
  let from = 0;
  return flow.map((stretch) => {
    const by = counted(stretch);
    if (stretch.per === "once") {
      from += by;
      return constant(from, stretch.lasts);
    }
    const lasts = stretch.lasts === undefined ? {} : { lasts: stretch.lasts };
    const shape = by === 0 ? constant(from, stretch.lasts) : ramp({ from, by, per: "15s", ...lasts });
    if (stretch.lasts !== undefined) from += (by * milliseconds(stretch.lasts)) / milliseconds("15s");
    return shape;
  });
}
