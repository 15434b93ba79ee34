import type { RuleGroup } from "../../../alerts/kit/index.ts";
import { type Play, sightingsOf, timeOf } from "../../../validation/judge/index.ts";
import { labelsKey, type SeenAlert, type Told } from "../../../validation/observe/index.ts";
import { type Episode, type ExpectedAlert, planEpisodes, type Selection } from "../../../validation/plan/index.ts";

export const episodeLabel = "scenario";
const external = { stack: "staging" };

/** What the stages take in a play without faults, in milliseconds of the copy. */
export const took = { stored: 200, active: 300, firing: 40, alertmanager: 30, inbox: 1600 };

export interface FaultlessOptions {
  readonly groups: readonly RuleGroup[];
  readonly selection?: Selection;
  readonly receiver?: string;
}

/** A play in which every expected alert fires in time and arrives, as Prometheus, Alertmanager and the inbox would show it. */
export function faultlessPlay({ groups, selection = { kind: "full" }, receiver = "inbox" }: FaultlessOptions): Play {
  const { episodes } = planEpisodes({ groups, selection, scrapeInterval: "15s", evaluationInterval: "15s" });
  const play = {
    episodes,
    startedAt: 1_700_000_000_000,
    factor: 20,
    scrapeInterval: 15_000,
    load: 1,
    stalled: 0,
    externalLabels: external,
  };
  const all = episodes.flatMap((episode) => episode.expected.map((expected) => ({ episode, expected })));
  const at = ({ episode, expected }: One) => timesOf({ ...play, observed: nothing }, episode, expected);
  return {
    ...play,
    observed: {
      alerts: all.map((one) => seenOf(one, at(one))),
      received: new Map(
        all.map((one) => [
          labelsKey({ ...one.expected.labels, ...external, [episodeLabel]: one.episode.id }),
          at(one).received,
        ]),
      ),
      told: all.flatMap((one, index) => toldOf(one, at(one), { index, receiver })),
      stored: new Map(all.map((one) => [one.episode.id, [at(one).stored]])),
    },
  };
}

export function lookUp(play: Play) {
  return sightingsOf(play, episodeLabel);
}

interface One {
  readonly episode: Episode;
  readonly expected: ExpectedAlert;
}

const nothing = { alerts: [], received: new Map<string, number>(), told: [], stored: new Map<string, number[]>() };

function timesOf(play: Play, episode: Episode, { ideal }: ExpectedAlert) {
  const { inject = 0, active = 0, firing = 0, over } = ideal ?? {};
  const stored = timeOf(play, episode, inject) + took.stored;
  const seen = timeOf(play, episode, active) + took.stored + took.active;
  const fires = timeOf(play, episode, firing) + took.stored + took.active + took.firing;
  const received = fires + took.alertmanager;
  const ends = timeOf(play, episode, over ?? episode.length) + took.stored + took.active;
  return { stored, active: seen, firing: fires, received, arrived: received + took.inbox, ends };
}

type Times = ReturnType<typeof timesOf>;

function seenOf({ episode, expected }: One, { active, firing, ends }: Times): SeenAlert {
  return {
    episode: episode.id,
    labels: expected.labels,
    spans: [
      { state: "pending", from: active, to: firing },
      { state: "firing", from: firing, to: ends },
    ],
  };
}

function toldOf(
  { episode, expected }: One,
  { arrived, ends }: Times,
  { index, receiver }: { readonly index: number; readonly receiver: string },
): readonly Told[] {
  const { alertname = "", job } = expected.labels;
  const common = {
    receiver,
    episode: episode.id,
    labels: { ...expected.labels, ...external },
    group: { alertname, ...(job === undefined ? {} : { job }), [episodeLabel]: episode.id },
  };
  return [
    { ...common, notification: 2 * index + 1, at: arrived, status: "firing" },
    { ...common, notification: 2 * index + 2, at: ends + took.inbox, status: "resolved" },
  ];
}
