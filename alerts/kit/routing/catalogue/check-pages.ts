import type { Finding } from "../../../../problems/index.ts";
import { concern } from "../fault.ts";
import type { ResolvedRoute } from "../resolved-route.ts";
import type { AlertShape } from "./alert-shape.ts";
import { mayHold } from "./possible-ends.ts";

/** Alerts that wake somebody, and that a time interval can keep quiet everywhere. */
export function checkPages(root: ResolvedRoute, shapes: readonly AlertShape[]): Finding[] {
  const muted = shapes.filter(wakes).flatMap((shape) => timedEnds(root, shape).map((route) => ({ shape, route })));
  return [...Map.groupBy(muted, ({ route }) => route)].map(([route, some]) => {
    const names = [...new Set(some.map(({ shape }) => shape.name))].sort().join(", ");
    return concern(
      "page-muted",
      route.path,
      `${names}: critical, P0 or P1, and told ${when(route)}.`,
      "Take the intervals from this route, or add one before it that takes these alerts.",
    );
  });
}

/** The routes of all ways in which an alert ends in routes with time intervals and in no other. */
function timedEnds(route: ResolvedRoute, shape: AlertShape): readonly ResolvedRoute[] {
  const ended: ResolvedRoute[] = [];
  // Ways that are still going: on one, no route has taken the alert yet; on the others, such routes alone have.
  let untaken = true;
  let taken: readonly ResolvedRoute[] = [];
  for (const below of route.routes) {
    const verdict = mayHold(below.match, shape);
    if (verdict === "no") continue;
    const here = timedEnds(below, shape);
    const joined = here.length > 0 && (untaken || taken.length > 0) ? [...taken, ...here] : [];
    const passed = verdict === "perhaps" ? taken : [];
    untaken &&= verdict === "perhaps";
    taken = below.continue ? [...passed, ...joined] : passed;
    if (!below.continue) ended.push(...joined);
  }
  return [...new Set([...ended, ...taken, ...(untaken && isTimed(route) ? [route] : [])])];
}

function wakes({ fixed: { severity, priority } }: AlertShape): boolean {
  return priority === "" ? severity === "critical" : priority === "P0" || priority === "P1";
}

function isTimed({ muteDuring, activeDuring }: ResolvedRoute): boolean {
  return muteDuring.length + activeDuring.length > 0;
}

function when({ muteDuring, activeDuring }: ResolvedRoute): string {
  const parts = [
    ...(activeDuring.length === 0 ? [] : [`in ${activeDuring.join(", ")} only`]),
    ...(muteDuring.length === 0 ? [] : [`not in ${muteDuring.join(", ")}`]),
  ];
  return parts.join(", ");
}
