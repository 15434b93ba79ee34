import type { Duration } from "../../../metrics/kit/index.ts";
import type { Inhibition } from "./inhibition.ts";
import type { Receiver } from "./receiver.ts";
import type { RootRoute } from "./route.ts";

/** Everything Alertmanager needs to know: who is told what, when, and what keeps quiet. */
export interface Routing {
  readonly receivers: readonly Receiver[];
  readonly route: RootRoute;
  readonly inhibit?: readonly Inhibition[];
  /** Paths or globs of notification templates. */
  readonly templates?: readonly string[];
  /** When an alert without end time counts as over; Prometheus always sends one. Default: Alertmanager's, 5m. */
  readonly resolveTimeout?: Duration;
}
