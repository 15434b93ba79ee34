import type { Finding } from "../../../../problems/index.ts";
import type { Routing } from "../config.ts";
import { concern, fault } from "../fault.ts";
import { printMatchers } from "../matchers.ts";
import { type ResolvedRoute, resolveRoutes, routesIn } from "../resolved-route.ts";
import type { AlertShape } from "./alert-shape.ts";
import { checkHeartbeat } from "./check-heartbeat.ts";
import { checkPages } from "./check-pages.ts";
import { checkTwice } from "./check-twice.ts";
import type { Fate } from "./fate.ts";
import { mayHold, possibleEnds } from "./possible-ends.ts";

/** What does not fit between routes and the alerts there are; nothing is said where there are no alerts at all. */
export function checkAlertRoutes(routing: Routing, shapes: readonly AlertShape[]): Finding[] {
  if (shapes.length === 0) return [];
  const root = resolveRoutes(routing);
  const fates = shapes.map((shape) => ({ shape, ends: possibleEnds(root, shape) }));
  return [
    ...checkReached(root, fates),
    ...checkDefault(routing, root, fates),
    ...checkHeartbeat(routing, root, fates),
    ...checkPages(root, shapes),
    ...checkTwice(root, shapes),
    ...checkGroupBy(root, shapes),
  ];
}

function checkReached(root: ResolvedRoute, fates: readonly Fate[]): Finding[] {
  const reached = new Set(fates.flatMap(({ ends }) => [...ends]));
  const isReached = (route: ResolvedRoute) => [...routesIn(route)].some((one) => reached.has(one));
  return [...routesIn(root)]
    .filter((route) => route !== root && !route.optional && !isReached(route))
    .map(({ path }) =>
      fault(
        "unreached-route",
        path,
        "none of the alerts there are can get here.",
        "Correct the labels, remove the route, or call it optional when its alerts are still to come.",
      ),
    );
}

/** What falls to the default receiver although that is not meant for it. */
function checkDefault({ route }: Routing, root: ResolvedRoute, fates: readonly Fate[]): Finding[] {
  const { meantFor, receiver } = route;
  if (meantFor === undefined) return [];
  const fallen = fates
    .filter(({ shape, ends }) => [...ends].every((end) => end === root) && mayHold(meantFor, shape) === "no")
    .map(({ shape }) => shape);
  return [...Map.groupBy(fallen, ({ fixed }) => fixed.severity ?? "")].map(([severity, shapes]) =>
    fault(
      "unrouted-alert",
      root.path,
      `no route takes ${some(shapes)} (${severity === "" ? "without a severity" : severity}); the default receiver, ${receiver}, is meant for ${printMatchers(meantFor).join(", ")}.`,
      "Add a route, or say that the default receiver is meant for them.",
    ),
  );
}

function some(shapes: readonly AlertShape[]): string {
  const names = [...new Set(shapes.map(({ name }) => name))].sort();
  return names.length <= 4 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
}

/** Labels to group by that no alert there is can have. */
function checkGroupBy(root: ResolvedRoute, shapes: readonly AlertShape[]): Finding[] {
  const isKnown = (label: string) =>
    label === "..." ||
    shapes.some(({ fixed, open }) => (fixed[label] ?? "") !== "" || open === "any" || open.has(label));
  const seen = new Set<string>();
  return [...routesIn(root)].flatMap(({ path, groupBy }) =>
    groupBy
      .filter((label) => !isKnown(label) && !seen.has(label) && seen.add(label))
      .map((label) =>
        concern(
          "group-by-label",
          path,
          `groups by "${label}", which no alert has: it tells nothing apart.`,
          "Drop it.",
        ),
      ),
  );
}
