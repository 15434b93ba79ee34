import type { ResolvedRoute } from "../resolved-route.ts";
import type { AlertShape } from "./alert-shape.ts";

/** An alert and every route in which it may end. */
export interface Fate {
  readonly shape: AlertShape;
  readonly ends: ReadonlySet<ResolvedRoute>;
}
