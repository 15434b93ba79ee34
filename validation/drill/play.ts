import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { drillLabels, routeOf } from "../../alerts/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import { clock, playing } from "../../metrics/signal.ts";
import { insist } from "../copy/index.ts";
import { momentOf, type Play, type Sightings, sightingsOf } from "../judge/index.ts";
import {
  type Access,
  alertHistory,
  followAlertmanager,
  type InboxReader,
  inboxReader,
  lastNotification,
  type Observations,
  prometheusApi,
  storedSamples,
} from "../observe/index.ts";
import type { Episode } from "../plan/index.ts";
import { beginSignal, endPlay } from "../rehearsal/index.ts";
import { cutShort } from "./cut-short.ts";
import { type DrillPlan, episodeId, grace } from "./plan.ts";
import type { StackAccess } from "./standing-in-the-way.ts";

export interface DrillPlayOptions {
  readonly plan: DrillPlan;
  readonly scrapeInterval: string;
  readonly access: StackAccess & { readonly prometheus: Access; readonly signal: Access };
  /** Milliseconds from the beginning of the play to its end at the latest. */
  readonly timeLimit: number;
  /** Ends it early; what was seen until then is judged. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DrillProgress) => void;
}

export type DrillProgress =
  | { readonly step: "bringing up"; readonly detail: string }
  | { readonly step: "waiting to be told" | "waiting to be told that it is over"; readonly secondsLeft: number }
  | { readonly step: "told"; readonly receivers: readonly string[]; readonly seconds: number }
  | { readonly step: "removing" }
  | { readonly step: "trouble"; readonly error: unknown };

/** A drill that was played, and what was seen of it. */
export interface PlayedDrill {
  readonly play: Play;
  readonly episode: Episode;
  readonly sightings: Sightings;
  /** When what was wrong ended, milliseconds since 1970; absent where it did not. */
  readonly endedAt?: number;
  /** The message that could still have come in time when the time was up. */
  readonly cut?: "told" | "over";
}

/** Plays the episode until everybody was told of it, then until everybody was told that it is over, or until the time is up. */
export async function playDrill(options: DrillPlayOptions): Promise<PlayedDrill> {
  const { plan, access, timeLimit, signal, onProgress } = options;
  const { episode } = plan;
  const ask = prometheusApi({
    ...access.prometheus,
    url: new URL(access.prometheus.url),
    trust: access.prometheus.trust,
  });
  const inbox = patient(
    inboxReader(access.inbox, drillLabels.drill, { after: await lastNotification(access.inbox) }),
    onProgress,
  );
  const stalls = monitorEventLoopDelay({ resolution: 20 });
  stalls.enable();
  const following = followAlertmanager(access.alertmanager, {
    every: 500,
    onTrouble: (error) => onProgress({ step: "trouble", error }),
  });
  let startedAt = Date.now();
  let endedAt: number | undefined;
  let isOver = false;
  try {
    await untilScraped(ask, signal);
    startedAt = await beginSignal(access.signal, { plan: { episodes: [episode] }, factor: 1, background: 0 });
    const end = startedAt + timeLimit;
    const look = { ...options, startedAt, inbox };
    const isTold = await until("firing", Math.min(end, startedAt + plan.bounds.told + grace), look);
    if (isTold) {
      endedAt = await endOf(episode, { startedAt, end, access, signal });
      isOver = await until("resolved", Math.min(end, endedAt + plan.bounds.over + grace), look);
    }
  } finally {
    await following.stop();
    stalls.disable();
  }
  const range = { from: startedAt, to: Date.now(), gap: 3 * episode.evaluation };
  const stored = await storedSamples(ask, playing.definition.name, range);
  const alerts = await alertHistory(ask, range);
  const observed: Observations = {
    alerts: alerts.map((one) => ({ ...one, episode: episodeId })),
    received: following.received,
    told: await inbox.read(),
    stored: new Map([[episodeId, [...stored.values()].flat().sort((a, b) => a - b)]]),
  };
  const play = playOf(options, { observed, startedAt, stalled: Math.round(stalls.max / 1e6) });
  const ended = endedAt === undefined ? episode : withEnd(episode, momentOf(play, episode, endedAt));
  const judged = { ...play, episodes: [ended] };
  const cut = cutShort({ bounds: plan.bounds, startedAt, limit: startedAt + timeLimit, endedAt, isOver });
  return {
    play: judged,
    episode: ended,
    sightings: sightingsOf(judged, drillLabels.drill),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(cut === undefined ? {} : { cut }),
  };
}

type Look = DrillPlayOptions & { readonly startedAt: number; readonly inbox: InboxReader };

/** Waits until all receivers that are to be told were; false when the time is up first. */
async function until(status: "firing" | "resolved", end: number, look: Look): Promise<boolean> {
  const { plan, signal, onProgress, startedAt, inbox } = look;
  let told = 0;
  while (!signal.aborted) {
    const seen = sightingsOf(
      playOf(look, { observed: { ...nothing, told: await inbox.read() }, startedAt, stalled: 0 }),
      drillLabels.drill,
    );
    const wanted = plan.episode.expected.flatMap((expected, index) => {
      const declared = routeOf(plan.routing, plan.drilled[index] ?? {}, { at: new Date() });
      return declared.routes.filter(({ muted }) => muted === undefined).map(({ receiver }) => ({ expected, receiver }));
    });
    const missing = wanted.filter(
      ({ expected, receiver }) =>
        !seen.told(plan.episode, expected).some((one) => one.receiver === receiver && one.status === status),
    );
    if (wanted.length - missing.length > told) {
      told = wanted.length - missing.length;
      const receivers = wanted.filter((one) => !missing.includes(one)).map(({ receiver }) => receiver);
      onProgress({ step: "told", receivers: [...new Set(receivers)].sort(), seconds: (Date.now() - startedAt) / 1000 });
    }
    if (missing.length === 0) return true;
    if (Date.now() >= end) return false;
    onProgress({
      step: status === "firing" ? "waiting to be told" : "waiting to be told that it is over",
      secondsLeft: Math.ceil((end - Date.now()) / 1000),
    });
    await wait(Math.min(500, Math.max(0, end - Date.now())), undefined, { signal }).catch(() => {});
  }
  return false;
}

const nothing: Observations = { alerts: [], received: new Map(), told: [], stored: new Map() };

/** An inbox that does not answer has nothing new. */
function patient(inbox: InboxReader, onProgress: DrillPlayOptions["onProgress"]): InboxReader {
  let last: Observations["told"] = [];
  return {
    async read() {
      try {
        last = await inbox.read();
      } catch (error) {
        onProgress({ step: "trouble", error });
      }
      return last;
    },
  };
}

interface Ending extends Pick<DrillPlayOptions, "access" | "signal"> {
  readonly startedAt: number;
  readonly end: number;
}

/** Ends what is wrong, where the scenario does not say itself when it ends; returns the moment of it. */
async function endOf({ scenario, expected }: Episode, { startedAt, end, access, signal }: Ending): Promise<number> {
  if (scenario.kind !== "fires" || scenario.resolvedBy === undefined) {
    await endPlay(access.signal);
    return Date.now();
  }
  const moment = expected[0]?.ideal?.over ?? milliseconds(scenario.resolvedBy);
  const left = Math.min(startedAt + moment, end) - Date.now();
  await wait(Math.max(0, left), undefined, { signal }).catch(() => {});
  return startedAt + moment;
}

async function untilScraped(ask: ReturnType<typeof prometheusApi>, signal: AbortSignal): Promise<void> {
  await insist(async () => {
    const { result } = await ask<{ readonly result: readonly unknown[] }>("query", { query: clock.definition.name });
    if (result.length === 0) throw new Error("the drill's Prometheus has no sample of its signal");
  }, signal);
}

function playOf(
  { plan, scrapeInterval }: DrillPlayOptions,
  seen: Pick<Play, "observed" | "startedAt" | "stalled">,
): Play {
  return {
    ...seen,
    episodes: [plan.episode],
    factor: 1,
    scrapeInterval: milliseconds(scrapeInterval),
    load: 1,
    externalLabels: plan.externalLabels,
  };
}

function withEnd(episode: Episode, over: number): Episode {
  return {
    ...episode,
    expected: episode.expected.map((one) =>
      one.ideal === undefined ? one : { ...one, ideal: { ...one.ideal, over } },
    ),
  };
}
