import { milliseconds } from "../../../../metrics/kit/index.ts";
import type { Finding } from "../../../../problems/index.ts";
import type { Routing } from "../config.ts";
import { fault } from "../fault.ts";
import { inhibitionPath } from "../inhibition.ts";
import type { ResolvedRoute } from "../resolved-route.ts";
import type { Fate } from "./fate.ts";
import { mayHold } from "./possible-ends.ts";

/** An alert that always fires is of use only to a receiver that hears of it often, at all times. */
export function checkHeartbeat({ inhibit = [] }: Routing, root: ResolvedRoute, fates: readonly Fate[]): Finding[] {
  return fates
    .filter(({ shape }) => shape.alwaysFiring)
    .flatMap(({ shape, ends }) => {
      const path = `alert ${shape.name}`;
      const deaf = [...ends].filter((route) => !isHeartbeat(route, root));
      // Where the name has to be equal, only this alert itself could mute it.
      const muting = inhibit.filter(
        ({ target, equal }) => !equal.includes("alertname") && mayHold(target, shape) !== "no",
      );
      return [
        ...deaf.map(({ path: route, receiver, repeatInterval }) =>
          fault(
            "heartbeat",
            path,
            `ends in ${route}, where ${receiver} is told every ${repeatInterval}, or not at all times; a heartbeat comes at least every 15m.`,
            "Put watchdogRoute() before the other routes.",
          ),
        ),
        ...muting.map((one) =>
          fault("heartbeat", path, `can be muted by the ${inhibitionPath(one)}.`, "Leave it out of the target."),
        ),
      ];
    });
}

function isHeartbeat(route: ResolvedRoute, root: ResolvedRoute): boolean {
  const { repeatInterval, muteDuring, activeDuring } = route;
  return (
    route !== root &&
    muteDuring.length + activeDuring.length === 0 &&
    milliseconds(repeatInterval) <= milliseconds("15m")
  );
}
