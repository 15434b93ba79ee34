import type { Routing } from "./config.ts";
import type { Receiver } from "./receiver.ts";
import { isHeartbeatRoute, type MessageGrouping, type RootRoute, type Route } from "./route.ts";

/** Labels by which a drill is told from the real thing; both have the value `true` or are not there. */
export const drillLabels = {
  /** On everything that a drill sends. */
  drill: "drill",
  /** On what is to reach those whom the real alert would reach, too. */
  page: "drill_page",
} as const;

const { drill, page } = drillLabels;

/**
 * The same routes with those of drills before them, which only what carries the label `drill` can take.
 *
 * A drill goes to `receiver`; one with `drill_page` goes wherever the real alert would go, too. It waits as long as the real alert would: its
 * routes have the matchers, groups and timers of the real ones, without their receivers and their times of day. No message and no
 * inhibition has a drill and a real alert in it: `drill` is among the labels that groups share and inhibitions want to be equal, and
 * an alert without it counts as one that has it empty, so for real alerts nothing changes.
 */
export function withDrills(routing: Routing, receiver: Receiver): Routing {
  const route = apartAtRoot(routing.route);
  const { routes = [] } = route;
  const drilled = routes.filter((one) => !isHeartbeatRoute(one));
  return {
    ...routing,
    receivers: [...routing.receivers, receiver],
    route: {
      ...route,
      routes: [
        {
          match: { [drill]: "true", [page]: "true" },
          receiver: route.receiver, // what no route takes falls to the root's for real alerts only
          optional: true,
          continue: true,
          ...inside(drilled),
        },
        { match: { [drill]: "true" }, receiver: receiver.name, optional: true, ...inside(timersOf(drilled)) },
        ...routes,
      ],
    },
    inhibit: (routing.inhibit ?? []).map((one) => ({ ...one, equal: withDrill(one.equal) })),
  };
}

function inside(routes: readonly Route[]): Pick<Route, "routes"> {
  return routes.length === 0 ? {} : { routes };
}

/** Of routes what decides about groups and timers; the last ones that change neither say nothing. */
function timersOf(routes: readonly Route[]): readonly Route[] {
  const kept = routes.map(({ match, groupBy, groupWait, groupInterval, repeatInterval, routes: below = [] }): Route => {
    const grouping: MessageGrouping = {
      ...(groupBy === undefined ? {} : { groupBy }),
      ...(groupWait === undefined ? {} : { groupWait }),
      ...(groupInterval === undefined ? {} : { groupInterval }),
      ...(repeatInterval === undefined ? {} : { repeatInterval }),
    };
    return { match, optional: true, ...grouping, ...inside(timersOf(below)) };
  });
  return kept.slice(0, kept.findLastIndex(changesSomething) + 1);
}

function changesSomething({ match: _match, optional: _optional, ...rest }: Route): boolean {
  return Object.keys(rest).length > 0;
}

/** A root that names no labels has one group of everything. */
function apartAtRoot(root: RootRoute): RootRoute {
  return { ...apart(root), groupBy: withDrill(root.groupBy ?? []) };
}

function apart<R extends Partial<Route>>(route: R): R {
  const { groupBy, routes } = route;
  return {
    ...route,
    ...(groupBy === undefined ? {} : { groupBy: withDrill(groupBy) }),
    ...(routes === undefined ? {} : { routes: routes.map(apart) }),
  };
}

/** `...` is all labels already. */
function withDrill(labels: readonly string[]): readonly string[] {
  return labels.includes("...") ? labels : [...new Set([...labels, drill])].sort();
}
