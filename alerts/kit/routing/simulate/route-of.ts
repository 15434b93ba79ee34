import type { Duration } from "../../../../metrics/kit/index.ts";
import type { Routing } from "../config.ts";
import { allHold } from "../matchers.ts";
import { type ResolvedRoute, resolveRoutes } from "../resolved-route.ts";
import { contains, type TimeInterval } from "../time/index.ts";
import type { AlertLabels } from "./alert-labels.ts";
import { type Inhibited, inhibitedBy } from "./inhibited-by.ts";

/** What becomes of an alert in Alertmanager. */
export interface Routed {
  /** Names of the receivers, in the order in which the routes stand; one can be there twice. */
  readonly receivers: readonly string[];
  /** The routes in which the alert ends, one for each receiver. */
  readonly routes: readonly RouteTaken[];
  /** What keeps it quiet everywhere, when one of the alerts that fire does. */
  readonly inhibited?: Inhibited;
}

export interface RouteTaken {
  readonly receiver: string;
  /** The route's matchers after those of the routes above: `route › severity="critical"`; the default one is `route`. */
  readonly path: string;
  /** Labels whose values it shares with the other alerts of its message; `...` is all labels. */
  readonly groupBy: readonly string[];
  /** What these labels are. */
  readonly group: AlertLabels;
  readonly groupWait: Duration;
  readonly groupInterval: Duration;
  readonly repeatInterval: Duration;
  /** Why nothing is told at that time: the intervals that mute it, or those in which alone it is active. */
  readonly muted?: { readonly during: readonly string[] } | { readonly outside: readonly string[] };
}

export interface RouteOptions {
  /** When; default: no time interval is looked at. */
  readonly at?: Date;
  /** Labels of the alerts that fire then; default: none, so nothing is inhibited. */
  readonly firing?: readonly AlertLabels[];
}

/** What Alertmanager would do with an alert, worked out without one: its receivers, and what would keep it quiet. */
export function routeOf(routing: Routing, labels: AlertLabels, { at, firing = [] }: RouteOptions = {}): Routed {
  const routes = routesTaken(resolveRoutes(routing), labels).map((route) =>
    taken(route, labels, mutedAt(route, routing.timeIntervals ?? [], at)),
  );
  const inhibited = inhibitedBy(routing.inhibit ?? [], labels, firing);
  return {
    receivers: routes.map(({ receiver }) => receiver),
    routes,
    ...(inhibited === undefined ? {} : { inhibited }),
  };
}

/** Depth first: below a route, the first one that takes the alert ends the search unless it says `continue`. */
function routesTaken(route: ResolvedRoute, labels: AlertLabels): readonly ResolvedRoute[] {
  if (!allHold(route.match, labels)) return [];
  const found: ResolvedRoute[] = [];
  for (const below of route.routes) {
    const some = routesTaken(below, labels);
    found.push(...some);
    if (some.length > 0 && !below.continue) break;
  }
  return found.length > 0 ? found : [route];
}

function taken(route: ResolvedRoute, labels: AlertLabels, muted: RouteTaken["muted"]): RouteTaken {
  const { receiver, path, groupBy, groupWait, groupInterval, repeatInterval } = route;
  const isInGroup = (label: string) => groupBy.includes("...") || groupBy.includes(label);
  const group = Object.fromEntries(Object.entries(labels).filter(([label, value]) => value !== "" && isInGroup(label)));
  const timing = { groupWait, groupInterval, repeatInterval };
  return { receiver, path, groupBy, group, ...timing, ...(muted === undefined ? {} : { muted }) };
}

// Alertmanager asks the active intervals first.
function mutedAt(
  { muteDuring, activeDuring }: ResolvedRoute,
  intervals: readonly TimeInterval[],
  at: Date | undefined,
): RouteTaken["muted"] {
  if (at === undefined) return undefined;
  const now = (name: string) => intervals.some((one) => one.name === name && contains(one, at));
  if (activeDuring.length > 0 && !activeDuring.some(now)) return { outside: activeDuring };
  const during = muteDuring.filter(now);
  return during.length > 0 ? { during } : undefined;
}
