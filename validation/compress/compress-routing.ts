import { type Receiver, type RootRoute, type Route, type Routing, webhook } from "../../alerts/kit/index.ts";
import { scenarioLabel } from "./scenario-label.ts";
import { compressDuration } from "./time.ts";

/**
 * The same routes with their timers divided by the factor, for messages that are told apart by scenario.
 *
 * Every receiver keeps its name and tells the inbox, and nobody else; no message has a template. Time intervals are those of
 * the calendar, undivided.
 */
export function compressRouting(routing: Routing, factor: number, inboxUrl: string): Routing {
  const { receivers, route, timeIntervals, inhibit = [], resolveTimeout } = routing;
  const root = withDefaults(route);
  return {
    // One without integrations drops what it gets, here as there.
    receivers: receivers.map((one) => (one.integrations.length === 0 ? one : toInbox(one.name, inboxUrl))),
    route: compressRoute({ ...root, groupBy: root.groupBy ?? [] }, factor),
    ...(timeIntervals === undefined ? {} : { timeIntervals }),
    inhibit: inhibit.map((one) => ({ ...one, equal: withScenario(one.equal) })),
    ...(resolveTimeout === undefined ? {} : { resolveTimeout: compressDuration(resolveTimeout, factor) }),
  };
}

/** What the root leaves unset are Alertmanager's own times, and they are divided as well. */
export function withDefaults(route: RootRoute): RootRoute {
  return { groupWait: "30s", groupInterval: "5m", repeatInterval: "4h", ...route };
}

function compressRoute<R extends Partial<Route>>(route: R, factor: number): R {
  const { groupBy, groupWait, groupInterval, repeatInterval, routes } = route;
  return {
    ...route,
    ...(groupBy === undefined ? {} : { groupBy: groupBy.includes("...") ? groupBy : withScenario(groupBy) }),
    ...(groupWait === undefined ? {} : { groupWait: compressDuration(groupWait, factor) }),
    ...(groupInterval === undefined ? {} : { groupInterval: compressDuration(groupInterval, factor) }),
    ...(repeatInterval === undefined ? {} : { repeatInterval: compressDuration(repeatInterval, factor) }),
    ...(routes === undefined ? {} : { routes: routes.map((below) => compressRoute(below, factor)) }),
  };
}

function withScenario(labels: readonly string[]): readonly string[] {
  return [...new Set([...labels, scenarioLabel])].sort();
}

function toInbox(name: string, url: string): Receiver {
  const basicAuth = { username: "sightline", password: { secretFile: "internal-password" } };
  return { name, integrations: [webhook({ url, basicAuth, sendResolved: true })] };
}
