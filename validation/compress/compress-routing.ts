import { type Receiver, type Route, type Routing, webhook } from "../../alerts/kit/index.ts";
import { scenarioLabel } from "./scenario-label.ts";
import { compressDuration } from "./time.ts";

/**
 * The same routes with their timers divided by the factor, for messages that are told apart by scenario.
 *
 * Every receiver keeps its name and tells the inbox, and nobody else; no message has a template. Time intervals are those of the calendar, undivided.
 */
export function compressRouting(routing: Routing, factor: number, inboxUrl: string): Routing {
  const { receivers, route, timeIntervals, inhibit = [], resolveTimeout } = routing;
  const { groupWait = "30s", groupInterval = "5m", repeatInterval = "4h", groupBy = [] } = route;
  // Alertmanager's own defaults are times as well: what the root leaves unset is set here.
  const root = compressRoute({ ...route, groupBy, groupWait, groupInterval, repeatInterval }, factor);
  return {
    receivers: receivers.map(({ name }) => toInbox(name, inboxUrl)),
    route: root,
    ...(timeIntervals === undefined ? {} : { timeIntervals }),
    inhibit: inhibit.map((one) => ({ ...one, equal: withScenario(one.equal) })),
    ...(resolveTimeout === undefined ? {} : { resolveTimeout: compressDuration(resolveTimeout, factor) }),
  };
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
