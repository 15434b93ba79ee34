import { type Alert, type Routing, type RuleGroup, recordsRead, routeOf, ruleLabels } from "../../alerts/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import type { Settings } from "../../settings/index.ts";
import type { Fault, WantedAlert } from "../../systems/index.ts";
import { lookOf } from "../compress/index.ts";

/** What bounds are worked out from. */
export interface BoundSettings {
  readonly settings: Pick<Settings, "scrapeInterval" | "evaluationInterval">;
  /** As declared, undivided. */
  readonly groups: readonly RuleGroup[];
  readonly routing: Routing;
  readonly factor: number;
}

/** The rules that make an alert that is wanted; those of its name when none is known to have its labels. */
export function rulesOf(wanted: WantedAlert, groups: readonly RuleGroup[]): readonly Alert[] {
  const name = typeof wanted === "string" ? wanted : wanted.alert;
  const labels = typeof wanted === "string" ? {} : wanted.labels;
  const named = groups.flatMap(({ rules }) =>
    rules.filter((rule): rule is Alert => rule.kind === "alert" && rule.name === name),
  );
  return named.filter((alert) => {
    const own = ruleLabels(alert);
    return Object.entries(labels).every(([label, value]) => (own[label] ?? value) === value);
  });
}

/**
 * The longest that the settings allow from the injection until everything that a fault declares is told, in real milliseconds of
 * the copy: what the system takes to show it, scrape, evaluation of records and rule, window, `for`, group timer, and what the
 * machine may take.
 */
export function boundOf({ alerts, shows = "0s" }: Fault, settings: BoundSettings): number {
  const bounds = alerts.flatMap((wanted) => rulesOf(wanted, settings.groups)).map((alert) => ofAlert(alert, settings));
  return milliseconds(shows) + Math.max(0, ...bounds) / settings.factor + allowance;
}

/** The longest that the settings allow from the end of a fault until nothing of it is told any more, in real milliseconds of the copy. */
export function resolvedBoundOf(
  { groups, routing, factor, settings }: BoundSettings,
  alerts: readonly Alert[],
): number {
  const longest = alerts.map((alert) => {
    const round = milliseconds(settings.scrapeInterval) + 2 * milliseconds(settings.evaluationInterval);
    const kept = alert.keepFiringFor === undefined ? 0 : milliseconds(alert.keepFiringFor);
    return round + windowOf(alert, groups) + kept + 2 * timerOf(alert, routing);
  });
  return Math.max(0, ...longest) / factor + allowance;
}

function ofAlert(alert: Alert, { settings, groups, routing }: BoundSettings): number {
  const scrape = milliseconds(settings.scrapeInterval);
  const evaluation = milliseconds(settings.evaluationInterval);
  const held = milliseconds(alert.for ?? "0s");
  const rounds = 2 + (recordsRead(alert, rulesIn(groups)).size > 0 ? 1 : 0);
  return 2 * scrape + rounds * evaluation + windowOf(alert, groups) + held + timerOf(alert, routing);
}

/** What has to pass until a window is of the fault alone. Longer ones are compared with a little of it: they see a full fault sooner. */
function windowOf(alert: Alert, groups: readonly RuleGroup[]): number {
  return Math.min(longestWindow, lookOf(alert, rulesIn(groups)));
}

const longestWindow = 30 * 60_000;

/** A message waits for its group's first one, or for the next of a group that was told of before. */
function timerOf(alert: Alert, routing: Routing): number {
  const { routes } = routeOf(routing, { alertname: alert.name, ...ruleLabels(alert) });
  return Math.max(
    0,
    ...routes.flatMap(({ groupWait, groupInterval }) => [milliseconds(groupWait), milliseconds(groupInterval)]),
  );
}

/** Real milliseconds: a round of the health exporter, and what the machine may take for its work. */
const allowance = 10_000;

function rulesIn(groups: readonly RuleGroup[]) {
  return groups.flatMap(({ rules }) => rules);
}
