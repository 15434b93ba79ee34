import { type Receiver, type Route, type Routing, webhook } from "../../alerts/kit/index.ts";
import { scenarioLabel } from "./scenario-label.ts";
import { compressDuration } from "./time.ts";

/**
 * The same routes with their timers divided by the factor, for messages that are told apart by scenario.
 *
 * Every receiver keeps its name and tells the copy's inbox, and nobody else. Time intervals are those of the calendar, uncompressed.
 */
export function compressRouting(routing: Routing, factor: number, inboxUrl: string): Routing {
  const { route, inhibit, resolveTimeout } = routing;
  const { groupBy = [], ...root } = withTimers(route, factor);
  return {
    ...routing,
    receivers: routing.receivers.map(({ name }) => toInbox(name, inboxUrl)),
    route: {
      ...root,
      receiver: route.receiver,
      groupBy: withScenario(groupBy),
      // Alertmanager's own defaults are times, too.
      groupWait: root.groupWait ?? compressDuration("30s", factor),
      groupInterval: root.groupInterval ?? compressDuration("5m", factor),
      repeatInterval: root.repeatInterval ?? compressDuration("4h", factor),
      routes: (route.routes ?? []).map((below) => compressRoute(below, factor)),
    },
    ...(inhibit === undefined
      ? {}
      : { inhibit: inhibit.map((one) => ({ ...one, equal: [...one.equal, scenarioLabel].sort() })) }),
    resolveTimeout: compressDuration(resolveTimeout ?? "5m", factor),
  };
}

function compressRoute(route: Route, factor: number): Route {
  const { groupBy, routes, ...rest } = withTimers(route, factor);
  return {
    ...rest,
    match: route.match,
    ...(groupBy === undefined ? {} : { groupBy: withScenario(groupBy) }),
    ...(routes === undefined ? {} : { routes: routes.map((below) => compressRoute(below, factor)) }),
  };
}

function withTimers<R extends Partial<Route>>(route: R, factor: number): R {
  const { groupWait, groupInterval, repeatInterval } = route;
  return {
    ...route,
    ...(groupWait === undefined ? {} : { groupWait: compressDuration(groupWait, factor) }),
    ...(groupInterval === undefined ? {} : { groupInterval: compressDuration(groupInterval, factor) }),
    ...(repeatInterval === undefined ? {} : { repeatInterval: compressDuration(repeatInterval, factor) }),
  };
}

function withScenario(labels: readonly string[]): readonly string[] {
  return labels.includes("...") ? labels : [...new Set([...labels, scenarioLabel])].sort();
}

function toInbox(name: string, url: string): Receiver {
  const record = webhook({ url, basicAuth: { username: "sightline", password: { secretFile: "internal-password" } } });
  return { name, integrations: [record] };
}
