import type { Finding } from "../../../../problems/index.ts";
import { concern } from "../fault.ts";
import type { ResolvedRoute } from "../resolved-route.ts";
import type { AlertShape } from "./alert-shape.ts";
import { mayHold } from "./possible-ends.ts";

/** Alerts that one receiver is told of by two routes: two messages, and at PagerDuty two incidents. */
export function checkTwice(root: ResolvedRoute, shapes: readonly AlertShape[]): Finding[] {
  const twice = shapes.flatMap((shape) => {
    const ends = certainEnds(root, shape);
    return ends.flatMap((end, index) => {
      const first = ends.slice(0, index).find(({ receiver }) => receiver === end.receiver);
      return first === undefined ? [] : [{ shape, end, first }];
    });
  });
  const pairs = Map.groupBy(twice, ({ first, end }) => `${first.path}\n${end.path}`);
  return [...pairs.values()].flatMap((some) => {
    const [one] = some;
    if (one === undefined) return [];
    const names = [...new Set(some.map(({ shape }) => shape.name))].sort().join(", ");
    return [
      concern(
        "told-twice",
        one.end.path,
        `${one.end.receiver} is told here of ${names}, and by ${one.first.path} already.`,
        "Let the first of them not continue, or keep these alerts from the second.",
      ),
    ];
  });
}

/** The routes in which an alert ends whatever fires it; conditions on labels that are not known are taken not to hold. */
function certainEnds(route: ResolvedRoute, shape: AlertShape): readonly ResolvedRoute[] {
  const ends: ResolvedRoute[] = [];
  for (const below of route.routes) {
    if (mayHold(below.match, shape) !== "yes") continue;
    ends.push(...certainEnds(below, shape));
    if (!below.continue) break;
  }
  return ends.length > 0 ? ends : [route];
}
