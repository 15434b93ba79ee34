import type { Duration } from "../../../metrics/kit/index.ts";
import type { Inhibition } from "./inhibition.ts";
import type { Receiver } from "./receiver.ts";
import type { RootRoute } from "./route.ts";
import type { TimeInterval } from "./time/index.ts";

/** Everything Alertmanager needs to know: who is told what, when, and what keeps quiet. */
export interface Routing {
  readonly receivers: readonly Receiver[];
  readonly route: RootRoute;
  /** Times that routes name in `muteDuring` and `activeDuring`. */
  readonly timeIntervals?: readonly TimeInterval[];
  readonly inhibit?: readonly Inhibition[];
  /** Paths or globs of notification templates. */
  readonly templates?: readonly string[];
  /** When an alert without end time counts as over; Prometheus always sends one. Default: Alertmanager's, 5m. */
  readonly resolveTimeout?: Duration;
}
