import type { Finding } from "../../../../problems/index.ts";
import { concern, fault } from "../fault.ts";
import type { ResolvedRoute } from "../resolved-route.ts";
import type { TimeInterval } from "../time/index.ts";

/** Time intervals that a route names: they exist, leave a time in which it tells, and reach as far as it seems. */
export function checkMuting(route: ResolvedRoute, intervals: readonly TimeInterval[]): Finding[] {
  const { path, muteDuring, activeDuring, routes } = route;
  const known = intervals.map(({ name }) => name).sort();
  const named = [...muteDuring, ...activeDuring];
  const unknown = [...new Set(named.filter((name) => !known.includes(name)))].map((name) =>
    fault(
      "unknown-time-interval",
      path,
      `"${name}" is not a time interval; ${known.length === 0 ? "none is defined" : `defined are ${known.join(", ")}`}.`,
    ),
  );
  const both = activeDuring.length > 0 && activeDuring.every((name) => muteDuring.includes(name));
  const below = routes.filter((one) => one.muteDuring.length + one.activeDuring.length === 0);
  return [
    ...unknown,
    ...(both
      ? [fault("always-muted", path, "it is muted in every interval in which it is active: nothing is ever told.")]
      : []),
    ...(named.length > 0 && below.length > 0
      ? [
          concern(
            "mute-not-inherited",
            path,
            `what ends in ${below.map((one) => one.path.slice(path.length + 3)).join("; ")} below it is told at all times.`,
            "Name the intervals there too: Alertmanager asks only the route in which an alert ends.",
          ),
        ]
      : []),
  ];
}
