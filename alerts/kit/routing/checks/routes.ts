import type { Finding } from "../../../../problems/index.ts";
import type { Routing } from "../config.ts";
import { concern, fault } from "../fault.ts";
import { type AlertMatchers, conditionFault, excludes, implies, printMatchers } from "../matchers.ts";
import { stepInto } from "../resolved-route.ts";
import type { MessageGrouping, Route } from "../route.ts";

/** Routes: every receiver exists, the default one tells somebody, every route can be reached. */
export function checkRoutes({ receivers, route }: Routing): Finding[] {
  const known = receivers.map(({ name }) => name);
  const findings = [
    ...checkReceiverName(route.receiver, known, "route"),
    ...checkGrouping(route, "route"),
    ...checkLevel(route.routes ?? [], { known, path: "route", above: {} }),
  ];
  const fallback = receivers.find(({ name }) => name === route.receiver);
  if (fallback?.integrations.length === 0)
    findings.push(
      fault(
        "silent-default",
        "route",
        `the default receiver "${fallback.name}" tells nobody.`,
        "Give it an integration: what no route takes would be lost without a trace.",
      ),
    );
  const used = new Set(receiversOf(route));
  for (const name of known.filter((name) => !used.has(name)))
    findings.push(concern("unused-receiver", `receiver "${name}"`, "no route leads to it."));
  return findings;
}

interface Level {
  readonly known: readonly string[];
  readonly path: string;
  /** What every alert that gets here satisfies, from the routes above. */
  readonly above: AlertMatchers;
}

function checkLevel(routes: readonly Route[], { known, path, above }: Level): Finding[] {
  return routes.flatMap((route, index) => {
    const here = stepInto(path, route.match, index);
    return [
      ...checkConditions(route.match, here),
      ...(route.receiver === undefined ? [] : checkReceiverName(route.receiver, known, here)),
      ...checkGrouping(route, here),
      ...(route.optional === true ? [] : checkReachable(route, routes.slice(0, index), above, here)),
      ...checkLevel(route.routes ?? [], { known, path: here, above: { ...above, ...route.match } }),
    ];
  });
}

function checkConditions(match: AlertMatchers, path: string): Finding[] {
  return Object.entries(match).flatMap(([label, condition]) => {
    const message = conditionFault(condition);
    return message === undefined ? [] : [fault("matcher", `${path} › ${label}`, message)];
  });
}

function checkReachable(route: Route, earlier: readonly Route[], above: AlertMatchers, path: string): Finding[] {
  const contradicted = Object.entries(route.match).find(([label, condition]) => {
    const outer = above[label];
    return outer !== undefined && excludes(outer, condition);
  });
  if (contradicted !== undefined)
    return [fault("unreachable-route", path, `a route above never lets such a "${contradicted[0]}" through.`)];
  const taker = earlier.find((other) => other.continue !== true && covers(other.match, { ...above, ...route.match }));
  if (taker === undefined) return [];
  const name = printMatchers(taker.match).join(", ") || "a route without matchers";
  return [
    fault(
      "unreachable-route",
      path,
      `${name} stands before it and takes every alert it could get.`,
      "Move the narrower route up, or let the wider one continue.",
    ),
  ];
}

function covers(wide: AlertMatchers, narrow: AlertMatchers): boolean {
  return Object.entries(wide).every(([label, condition]) => implies(narrow[label], condition));
}

function checkReceiverName(name: string, known: readonly string[], path: string): Finding[] {
  if (known.includes(name)) return [];
  const allowed = known.length === 0 ? "no receiver is defined" : `defined are ${[...known].sort().join(", ")}`;
  return [fault("unknown-receiver", path, `"${name}" is not a receiver; ${allowed}.`)];
}

function checkGrouping({ groupBy = [], groupInterval, repeatInterval }: MessageGrouping, path: string): Finding[] {
  const findings: Finding[] = [];
  if (new Set(groupBy).size !== groupBy.length) findings.push(fault("group-by", path, "groupBy names a label twice."));
  if (groupBy.includes("...") && groupBy.length > 1)
    findings.push(fault("group-by", path, 'groupBy "..." (all labels) stands alone or not at all.'));
  for (const [name, interval] of Object.entries({ groupInterval, repeatInterval }))
    if (interval !== undefined && /^0+[a-z]*$/.test(interval))
      findings.push(fault("interval", path, `${name} must be longer than zero.`));
  return findings;
}

function receiversOf(route: { readonly receiver?: string; readonly routes?: readonly Route[] }): string[] {
  const own = route.receiver === undefined ? [] : [route.receiver];
  return [...own, ...(route.routes ?? []).flatMap(receiversOf)];
}
