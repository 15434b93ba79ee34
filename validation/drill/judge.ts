import { drillLabels, type Routing, routeOf } from "../../alerts/kit/index.ts";
import { judgeAccuracy, judgeLatency, judgeRoutes } from "../judge/index.ts";
import type { Told } from "../observe/index.ts";
import type { Latency, Parts, Routes } from "../result/index.ts";
import type { DrillPlan } from "./plan.ts";
import type { PlayedDrill } from "./play.ts";

export interface JudgeOptions {
  readonly plan: DrillPlan;
  readonly played: PlayedDrill;
  /** Where the alert that fires always was last told, within the last minutes. */
  readonly watchdog?: Routes["watchdog"];
}

/**
 * What a drill showed: whether the rule fired, how long each stage took against the longest that the settings allow, who was told, and
 * who was told that it is over. A part of which nothing was seen, because one before it failed or the time was up, is left out.
 */
export function judgeDrill({ plan, played, watchdog }: JudgeOptions): Pick<Parts, "accuracy" | "latency" | "routes"> {
  const { play, sightings, cut } = played;
  if (cut === "told") return {};
  const judged = [{ play, sightings, series: 0, queriesPerSecond: 0 }];
  const accuracy = judgeAccuracy(judged, { untested: [] });
  const latency = withOver(judgeLatency(judged, plan.routing), plan, played);
  const routes = judgeRoutes({
    play,
    sightings,
    routing: plan.routing,
    heartbeats: [],
    episodeLabel: drillLabels.drill,
  });
  return {
    accuracy,
    ...(latency.trials.length === 0 ? {} : { latency }),
    ...(routes.rows.length === 0
      ? {}
      : { routes: { ...withEnd(routes, plan, played), ...(watchdog === undefined ? {} : { watchdog }) } }),
  };
}

/** That it is over is to be told in time, too. */
function withOver(latency: Latency, { bounds, episode }: DrillPlan, { play }: PlayedDrill): Latency {
  const { alert, scenario } = episode;
  const bound = bounds.over + play.stalled;
  const took = latency.resolved.max;
  if (took === undefined || took <= bound) return latency;
  const late = {
    check: "validation/above-bound",
    severity: "error" as const,
    path: `alerts › ${alert.name} › ${scenario.name}`,
    message: `took ${took} ms until it was told that it is over; the settings allow ${Math.round(bound)} ms.`,
    hint: "Look at group_interval and keepFiringFor, and at Alertmanager's log.",
  };
  const stages = { stored: 0, active: 0, firing: 0, alertmanager: 0, inbox: took };
  const { name, severity } = alert;
  const trial = { alert: `${name}, over`, severity, scenario: scenario.name, stages, total: took, bound, load: 1 };
  return { ...latency, status: "failed", findings: [...latency.findings, late], trials: [...latency.trials, trial] };
}

/** The receivers that were told that it is over, of those that were told of it; nothing where nobody was told of it. */
function withEnd(
  routes: Routes,
  { episode, routing, drilled }: DrillPlan,
  { sightings, endedAt, cut }: PlayedDrill,
): Routes {
  const told = sightings.toldOf(episode);
  if (endedAt === undefined || cut === "over" || !told.some(({ status }) => status === "firing")) return routes;
  const declared = declaredIn(routing, drilled[0] ?? {});
  const end = told.filter(({ status, at }) => status === "resolved" && at >= endedAt);
  const got = receiversOf(end);
  const { name, severity } = episode.alert;
  const isRight = declared.join() === got.join();
  const row = {
    alert: `${name}, over`,
    severity,
    declared: [...declared],
    got: [...got],
    notifications: end.length,
    outcome: isRight ? ("right" as const) : got.length === 0 ? ("nobody told" as const) : ("wrong receiver" as const),
  };
  const fault = {
    check: "validation/end-not-told",
    severity: "error" as const,
    path: `alerts › ${name} (${severity})`,
    message: `that it is over had to reach ${listed(declared)}; ${listed(got)} was told.`,
    hint: "Check that the receiver has send_resolved, and Alertmanager's log.",
  };
  return {
    ...routes,
    status: isRight ? routes.status : "failed",
    findings: isRight ? routes.findings : [...routes.findings, fault],
    rows: [...routes.rows, row],
  };
}

function declaredIn(routing: Routing, labels: Readonly<Record<string, string>>): readonly string[] {
  const { routes } = routeOf(routing, labels, { at: new Date() });
  return [...new Set(routes.filter(({ muted }) => muted === undefined).map(({ receiver }) => receiver))].sort();
}

function receiversOf(told: readonly Told[]): readonly string[] {
  return [...new Set(told.map(({ receiver }) => receiver))].sort();
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "nobody" : names.join(", ");
}
