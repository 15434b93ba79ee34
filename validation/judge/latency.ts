import { type Alert, type Routing, routeOf } from "../../alerts/kit/index.ts";
import { labelsKey } from "../observe/index.ts";
import type { Episode, ExpectedAlert } from "../plan/index.ts";
import { type Latency, type LatencyStage, stageNames, type Trial } from "../result/index.ts";
import { spreadOf } from "../statistics/index.ts";
import { alertTitles } from "./alert-title.ts";
import { type Bound, boundOf } from "./bound.ts";
import { firingBeside } from "./firing-beside.ts";
import { type Play, type Sightings, timeOf } from "./play.ts";

interface Judged {
  readonly episode: Episode;
  readonly trial: Trial;
  readonly bound: Bound;
  readonly resolved?: number;
}

/** How long each alert took from what went wrong to the message, stage by stage, against the longest that the settings allow. */
export function judgeLatency(
  plays: readonly { readonly play: Play; readonly sightings: Sightings }[],
  routing: Routing,
): Latency {
  const titleOf = alertTitles(plays.flatMap(({ play }) => play.episodes.map(({ alert }) => alert)));
  const judged = plays.flatMap(({ play, sightings }) =>
    play.episodes.flatMap((episode) =>
      episode.expected.flatMap((expected) => trialOf({ play, sightings, routing, titleOf }, episode, expected)),
    ),
  );
  const trials = judged.map(({ trial }) => trial);
  const above = trials.filter(({ total, bound }) => total > bound);
  return {
    status: trials.length === 0 ? "not measured" : above.length > 0 ? "failed" : "passed",
    findings: above.map(findingOf),
    stages: stageNames.map((stage) => ({ stage, took: spreadOf(trials.map(({ stages }) => stages[stage] ?? 0)) })),
    total: spreadOf(trials.map(({ total }) => total)),
    resolved: spreadOf(judged.flatMap(({ resolved }) => resolved ?? [])),
    alerts: [...Map.groupBy(judged, ({ episode }) => episode.alert)].map(([alert, ofAlert]) => {
      const longest = ofAlert.reduce((most, one) => (one.bound.total > most.bound.total ? one : most));
      return {
        alert: titleOf(alert),
        severity: alert.severity,
        total: spreadOf(ofAlert.map(({ trial }) => trial.total)),
        bound: longest.bound.total,
        dominates: longest.bound.dominates,
        above: ofAlert.filter(({ trial }) => trial.total > trial.bound).length,
      };
    }),
    trials,
  };
}

interface Context {
  readonly play: Play;
  readonly sightings: Sightings;
  readonly routing: Routing;
  readonly titleOf: (alert: Alert) => string;
}

/** A trial for each expected alert that was told; whether it had to be told is another part's question. */
function trialOf(
  { play, sightings, routing, titleOf }: Context,
  episode: Episode,
  expected: ExpectedAlert,
): readonly Judged[] {
  const { ideal } = expected;
  if (ideal === undefined) return [];
  const injected = timeOf(play, episode, ideal.inject);
  const seen = sightings.seen(episode).find(({ labels }) => labelsKey(labels) === labelsKey(expected.labels));
  const firing = seen?.spans.find(({ state }) => state === "firing")?.from;
  const told = sightings.told(episode, expected);
  const arrived = told.find(({ status }) => status === "firing")?.at;
  const received = sightings.received(episode, expected);
  if (seen === undefined || firing === undefined || arrived === undefined || received === undefined) return [];
  const active = seen.spans[0]?.from ?? firing;
  const stored = play.observed.stored.get(episode.id)?.find((time) => time >= injected) ?? active;
  const stages = stagesOf(injected, {
    stored: Math.min(stored, active),
    active,
    firing,
    // Where it was not looked at in time, the first delivery was missed and a later one seen.
    alertmanager: Math.min(received, arrived),
    inbox: arrived,
  });
  const labels = { ...expected.labels, ...play.externalLabels };
  const route = routeOf(routing, labels).routes[0];
  if (route === undefined) return [];
  const bound = boundOf(episode, ideal, { ...play, route });
  // What is inhibited is told when that is over, if it still fires then: no setting bounds the wait.
  const due = { from: firing, to: Math.min(arrived, injected + bound.total) };
  const beside = firingBeside({ play, sightings }, episode, expected.labels, due);
  if (routeOf(routing, labels, { at: new Date(firing), firing: beside }).inhibited !== undefined) return [];
  const over = ideal.over === undefined ? undefined : timeOf(play, episode, ideal.over);
  const resolvedAt = told.find(({ status, at }) => status === "resolved" && over !== undefined && at >= over)?.at;
  return [
    {
      episode,
      bound,
      trial: {
        alert: titleOf(episode.alert),
        severity: episode.alert.severity,
        scenario: episode.scenario.name,
        stages,
        total: Object.values(stages).reduce((sum, one) => sum + one, 0),
        bound: bound.total,
        load: play.load,
      },
      ...(over === undefined || resolvedAt === undefined ? {} : { resolved: Math.round(resolvedAt - over) }),
    },
  ];
}

/** Whole milliseconds, rounded so that they sum to the whole. */
function stagesOf(injected: number, times: Readonly<Record<LatencyStage, number>>): Record<LatencyStage, number> {
  let before = Math.round(injected);
  const took = {} as Record<LatencyStage, number>;
  for (const stage of stageNames) {
    const at = Math.round(times[stage]);
    took[stage] = at - before;
    before = at;
  }
  return took;
}

function findingOf({ alert, scenario, total, bound, stages }: Trial) {
  const parts = stageNames.map((stage) => `${stage} ${stages[stage] ?? 0} ms`).join(", ");
  return {
    check: "validation/above-bound",
    severity: "error" as const,
    path: `alerts › ${alert} › ${scenario}`,
    message: `took ${total} ms until it was told; the settings allow ${Math.round(bound)} ms (${parts}).`,
    hint: "Look at the longest stage: Prometheus that falls behind, a group's timer, or a slow receiver.",
  };
}
