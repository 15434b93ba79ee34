import { setTimeout as pause } from "node:timers/promises";
import { openRehearsal, type Rehearsal, type RehearsalAccess } from "../../stack/rehearsal/index.ts";
import {
  accessTo,
  beginSignal,
  copyFiles,
  endPlay,
  ordinaryQueries,
  ordinarySeries,
  type Plan,
  playEpisodes,
  prometheusApi,
  queryLoad,
  roundsOf,
  type Subject,
  untilScraped,
} from "../../validation/index.ts";
import { ownCpu } from "./own-cost.ts";
import { costSince, type ServiceCost, serviceCost } from "./service-cost.ts";

/** Who looks while a play goes on: nobody; people at their dashboards, which is the ordinary load; and those who measure, besides. */
export type Audience = "nobody" | "dashboards" | "measured";

export interface PlayCost extends ServiceCost {
  readonly ownCpu: number;
  readonly seconds: number;
}

export interface PlayedPlan {
  readonly subject: Subject;
  readonly plan: Plan;
  readonly factor: number;
  readonly stateFolder: string;
  readonly signal: AbortSignal;
}

/** What one play on a copy of its own costs, from before its beginning to after its last message. */
export async function playBefore(audience: Audience, play: PlayedPlan): Promise<PlayCost> {
  const { subject, plan, factor, stateFolder, signal } = play;
  const { settings } = subject;
  const files = copyFiles(subject, plan.episodes, { factor });
  const rehearsal = await openRehearsal({ stateFolder, settings, ...files, signal });
  try {
    await rehearsal.up();
    await untilScraped(rehearsal, signal);
    const [before, cpu, began] = [await serviceCost(rehearsal), ownCpu().own, performance.now()];
    await (audience === "measured" ? measured(play, rehearsal) : unmeasured(audience, play, rehearsal));
    const seconds = (performance.now() - began) / 1000;
    const own = ownCpu().own - cpu;
    return { ...costSince(before, await serviceCost(rehearsal)), ownCpu: own, seconds };
  } finally {
    await rehearsal.down();
  }
}

async function measured({ subject, plan, factor, signal }: PlayedPlan, access: Rehearsal): Promise<void> {
  await playEpisodes({
    ...{ subject, plan, access, factor, load: 1, queried: subject.groups, signal },
    onLeft: () => {},
    onTrouble: (error) => console.error(error),
  });
}

/** The same, and nobody reads what comes of it. */
async function unmeasured(audience: Audience, play: PlayedPlan, access: RehearsalAccess): Promise<void> {
  const { subject, plan, factor, signal } = play;
  const { urls, user, password } = access;
  const ask = prometheusApi({ url: new URL(urls.prometheus), user, password });
  const queries =
    audience === "dashboards"
      ? queryLoad(ask, subject.groups, ordinaryQueries, Math.max(10, 3600 / factor))
      : undefined;
  try {
    const startedAt = await beginSignal(accessTo(access, "signal"), { plan, factor, background: ordinarySeries(plan) });
    const end = startedAt + plan.length / factor + roundsOf(subject, factor).settle;
    await pause(Math.max(0, end - Date.now()), undefined, { signal });
    await endPlay(accessTo(access, "signal"));
  } finally {
    await queries?.stop();
  }
}
