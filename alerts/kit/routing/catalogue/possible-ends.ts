import { type AlertMatchers, holds } from "../matchers.ts";
import type { ResolvedRoute } from "../resolved-route.ts";
import type { AlertShape } from "./alert-shape.ts";

/** Whether all conditions hold for whatever fires an alert, for none of it, or perhaps for some. */
export function mayHold(match: AlertMatchers, { fixed, open }: AlertShape): "yes" | "no" | "perhaps" {
  let certain = true;
  for (const [label, condition] of Object.entries(match)) {
    const value = fixed[label];
    if (value === undefined && (open === "any" || open.has(label))) certain = false;
    else if (!holds(condition, value ?? "")) return "no";
  }
  return certain ? "yes" : "perhaps";
}

/**
 * Every route in which an alert may end; where a label is not known, both ways are gone.
 *
 * Conditions are taken one by one: what two of them say together about an unknown label is not worked out.
 */
export function possibleEnds(route: ResolvedRoute, shape: AlertShape): ReadonlySet<ResolvedRoute> {
  const ends = new Set<ResolvedRoute>();
  let isTaken = false;
  for (const below of route.routes) {
    const verdict = mayHold(below.match, shape);
    if (verdict === "no") continue;
    for (const end of possibleEnds(below, shape)) ends.add(end);
    isTaken ||= verdict === "yes";
    if (verdict === "yes" && !below.continue) break;
  }
  return isTaken ? ends : ends.add(route);
}
