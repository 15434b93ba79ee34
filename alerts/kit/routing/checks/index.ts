import type { Finding } from "../../../../problems/index.ts";
import type { Routing } from "../config.ts";
import { type ResolvedRoute, resolveRoutes, routesIn } from "../resolved-route.ts";
import { checkIntervalUse, checkTimeIntervals } from "../time/index.ts";
import { checkInhibitions } from "./inhibitions.ts";
import { checkMuting } from "./muting.ts";
import { checkReceivers } from "./receivers.ts";
import { checkRoutes } from "./routes.ts";
import { checkTiming } from "./timing.ts";

/** Everything wrong or odd in a routing definition, whatever alerts there are. */
export function checkRouting(routing: Routing): Finding[] {
  const root = resolveRoutes(routing);
  const used = [...routesIn(root)].flatMap(({ muteDuring, activeDuring }) => [...muteDuring, ...activeDuring]);
  return [
    ...checkReceivers(routing),
    ...checkTimeIntervals(routing),
    ...checkIntervalUse(routing, used),
    ...checkRoutes(routing),
    ...checkResolved(root, routing),
    ...checkInhibitions(routing),
  ];
}

function checkResolved(route: ResolvedRoute, routing: Routing, above?: ResolvedRoute): Finding[] {
  return [
    ...checkTiming(route, above),
    ...checkMuting(route, routing.timeIntervals ?? []),
    ...route.routes.flatMap((below) => checkResolved(below, routing, route)),
  ];
}
