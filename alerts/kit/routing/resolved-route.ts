import type { Duration } from "../../../metrics/kit/index.ts";
import type { Routing } from "./config.ts";
import { type AlertMatchers, printMatchers } from "./matchers.ts";
import type { MessageGrouping, Route } from "./route.ts";

/** A route with what it takes over from the ones above, and Alertmanager's own defaults. */
export interface ResolvedRoute {
  /** What it is called in messages: its matchers and those of the routes above. */
  readonly path: string;
  readonly match: AlertMatchers;
  readonly receiver: string;
  readonly continue: boolean;
  readonly optional: boolean;
  readonly groupBy: readonly string[];
  readonly groupWait: Duration;
  readonly groupInterval: Duration;
  readonly repeatInterval: Duration;
  readonly muteDuring: readonly string[];
  readonly activeDuring: readonly string[];
  readonly routes: readonly ResolvedRoute[];
}

/** The tree of routes as Alertmanager works with it; the root's `match` is empty, its path `route`. */
export function resolveRoutes({ route }: Routing): ResolvedRoute {
  return resolve({ ...route, match: {} }, "route", {
    receiver: route.receiver,
    groupBy: [],
    groupWait: "30s",
    groupInterval: "5m",
    repeatInterval: "4h",
  });
}

/** A route and all below it, depth first. */
export function* routesIn(route: ResolvedRoute): Generator<ResolvedRoute> {
  yield route;
  for (const below of route.routes) yield* routesIn(below);
}

type Inherited = { readonly receiver: string } & Required<MessageGrouping>;

function resolve(given: Route, path: string, above: Inherited): ResolvedRoute {
  const { match, receiver = above.receiver, routes = [], muteDuring = [], activeDuring = [] } = given;
  const { groupBy = above.groupBy, groupWait = above.groupWait } = given;
  const { groupInterval = above.groupInterval, repeatInterval = above.repeatInterval } = given;
  const own = { receiver, groupBy, groupWait, groupInterval, repeatInterval };
  return {
    ...own,
    path,
    match,
    continue: given.continue === true,
    optional: given.optional === true,
    muteDuring,
    activeDuring,
    routes: routes.map((route, index) => resolve(route, stepInto(path, route.match, index), own)),
  };
}

/** The path of a route below another. */
export function stepInto(path: string, match: AlertMatchers, index: number): string {
  return `${path} › ${printMatchers(match).join(", ") || `routes[${index}]`}`;
}
