import type { Route, Routing, Rule } from "../../alerts/kit/index.ts";
import { milliseconds, nodesIn } from "../../metrics/kit/index.ts";
import { needsCopies, readsClock } from "./carry-scenario.ts";
import { withDefaults } from "./compress-routing.ts";
import { type CompressedRules, isConstant } from "./compress-rules.ts";
import { hasLeeway } from "./leeway.ts";
import { compressDuration } from "./time.ts";

export interface DeviationOptions {
  readonly factor: number;
  readonly compressed: CompressedRules;
  /** The routes as the real stack has them. */
  readonly routing: Routing;
}

/** What the copy does other than the real stack, a sentence each with counts and names, sorted. */
export function deviations({ factor, compressed, routing }: DeviationOptions): readonly string[] {
  return [ofTime(factor), ...ofRules(compressed, factor), ...ofRoutes(routing, factor)].sort();
}

function ofTime(factor: number): string {
  return factor === 1
    ? "Time passes as fast as in the real stack."
    : `Time passes ${factor} times faster: a millisecond of delay in the copy counts as ${factor}.`;
}

function ofRules({ kept, leftOut }: CompressedRules, factor: number): readonly string[] {
  const constant = kept.filter(isConstant);
  const rules = kept.filter((rule) => !isConstant(rule));
  const has = (rule: Rule, holds: Parameters<ReturnType<typeof nodesIn>["some"]>[0]) =>
    nodesIn(rule.expr.node).some(holds);
  return [
    ...leftOut.map(({ group, rule, why }) => `Left out is ${rule.name} of the group ${group}: ${why}.`),
    ...listed(
      "Repeated for each episode of their own alert, and silent in others, because what is absent or constant belongs to no scenario",
      "rule",
      rules.filter(({ expr }) => needsCopies(expr.node)).map(nameOf),
    ),
    ...listed(
      "Reading a clock that begins with each scenario, at 1970-01-01 00:00 UTC",
      "rule",
      rules.filter(({ expr }) => readsClock(expr.node)).map(nameOf),
    ),
    ...listed(
      "With subqueries, whose steps fall on other moments of the scenario in each episode",
      "rule",
      rules.filter((rule) => has(rule, ({ type }) => type === "subquery")).map(nameOf),
    ),
    ...listed(
      "Comparing slopes with a limit that gives way by a billionth, so that the last digit decides nothing",
      "rule",
      factor === 1 ? [] : rules.filter((rule) => has(rule, hasLeeway)).map(nameOf),
    ),
    ...listed(
      "Kept as they are and without the label of a scenario, because they always fire",
      "rule",
      constant.map(nameOf),
    ),
  ];
}

function ofRoutes({ route, receivers, timeIntervals = [] }: Routing, factor: number): readonly string[] {
  const rounded = timersIn([withDefaults(route)]).filter(
    (timer) => milliseconds(compressDuration(timer, factor)) !== milliseconds(timer) / factor,
  );
  return [
    "Messages gather the alerts of one scenario, and alerts mute those of the same scenario only.",
    ...listed("Of the calendar and not of the scenario", "time interval", timeIntervals.map(nameOf)),
    ...listed("Telling the inbox in place of whom they tell in the real stack", "receiver", receivers.map(nameOf)),
    ...listed(
      "Rounded to whole milliseconds, and at least one",
      "timer of routes",
      [...new Set(rounded)],
      "timers of routes",
    ),
  ];
}

function timersIn(routes: readonly Partial<Route>[]): readonly string[] {
  return routes.flatMap(({ groupWait, groupInterval, repeatInterval, routes: below = [] }) => [
    ...[groupWait, groupInterval, repeatInterval].flatMap((timer) => timer ?? []),
    ...timersIn(below),
  ]);
}

/** Several rules of one name are counted and named once. */
export function listed(what: string, noun: string, names: readonly string[], nouns = `${noun}s`): readonly string[] {
  if (names.length === 0) return [];
  const distinct = [...new Set(names)].sort().join(", ");
  return [`${what}: ${names.length} ${names.length === 1 ? noun : nouns} (${distinct}).`];
}

export function nameOf({ name }: { readonly name: string }): string {
  return name;
}
