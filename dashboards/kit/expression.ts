import type { Expression, LabelsOf } from "../../metrics/kit/index.ts";

/** What a panel can draw: one number, or one number per series. A range of samples does not compile. */
export type Drawable = Expression<"instant" | "scalar">;

export type { LabelsOf };
