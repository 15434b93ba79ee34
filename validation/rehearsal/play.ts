import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { RuleGroup } from "../../alerts/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import { scenarioLabel } from "../compress/index.ts";
import { accessTo, untilScraped } from "../copy/index.ts";
import { type JudgedPlay, type Play, sightingsOf } from "../judge/index.ts";
import {
  alertHistory,
  followAlertmanager,
  inboxReader,
  type Observations,
  prometheusApi,
  storedSamples,
} from "../observe/index.ts";
import type { Plan } from "../plan/index.ts";
import { beginPlay, type PlayedCopy } from "./begin-play.ts";
import { ordinaryQueries, ordinarySeries, queryLoad } from "./load.ts";
import { roundsOf } from "./rounds.ts";
import { endPlay } from "./signal-play.ts";
import type { Subject } from "./subject.ts";

export interface PlayOptions {
  readonly subject: Subject;
  readonly plan: Plan;
  readonly access: PlayedCopy;
  readonly factor: number;
  /** Multiple of the ordinary background series and queries. */
  readonly load: number;
  /** The rules whose queries make the load. */
  readonly queried: readonly RuleGroup[];
  /** Ends the play early; what was seen until then is judged. */
  readonly signal: AbortSignal;
  /** Called now and then with the milliseconds that are left. */
  readonly onLeft: (left: number) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Plays all episodes of a plan at once on a copy, waits until the last one is told to be over, and reads what became of them. */
export async function playEpisodes(options: PlayOptions): Promise<JudgedPlay> {
  const { subject, plan, access, factor, load, signal } = options;
  const { urls, user, password } = access;
  const ask = prometheusApi({ url: new URL(urls.prometheus), user, password });
  const series = ordinarySeries(plan) * load;
  const settings = roundsOf(subject, factor);
  let startedAt = Date.now();
  const stalls = monitorEventLoopDelay({ resolution: 20 });
  stalls.enable();
  const inbox = inboxReader(accessTo(access, "inbox"), scenarioLabel);
  const following = followAlertmanager(accessTo(access, "alertmanager"), {
    every: Math.min(500, settings.resend / 4),
    onTrouble: options.onTrouble,
  });
  const queries = queryLoad(ask, options.queried, ordinaryQueries * load, Math.max(10, 3600 / factor));
  try {
    await untilScraped(access, signal);
    startedAt = await beginPlay(access, { subject, plan, factor, background: series });
    // Writing what was before keeps this process busy for seconds, before anything is timed.
    stalls.reset();
    await until(startedAt + plan.length / factor + settings.settle, options);
  } finally {
    await following.stop();
    await queries.stop();
    stalls.disable();
  }
  const stalled = Math.round(stalls.max / 1e6);
  const range = { episodeLabel: scenarioLabel, from: startedAt, to: Date.now(), gap: 3 * settings.evaluation };
  const observed: Observations = {
    alerts: await alertHistory(ask, range),
    received: following.received,
    told: await inbox.read(),
    stored: await storedSamples(ask, "signal_playing", { ...range, from: firstInjected(plan, startedAt, factor) }),
  };
  if (!signal.aborted) await endPlay(accessTo(access, "signal"));
  const isOver = ({ delay, length }: Plan["episodes"][number]) =>
    startedAt + (delay + length) / factor + settings.settle <= range.to;
  const { externalLabels, stack, scrapeInterval } = subject.settings;
  const play: Play = {
    episodes: signal.aborted ? plan.episodes.filter(isOver) : plan.episodes,
    observed,
    startedAt,
    factor,
    scrapeInterval: milliseconds(scrapeInterval),
    load,
    stalled,
    externalLabels: { ...externalLabels, stack },
  };
  return { play, sightings: sightingsOf(play, scenarioLabel), series, queriesPerSecond: queries.perSecond() };
}

/** When the first thing goes wrong that is told of: it may be part of what was back-filled. Milliseconds since 1970. */
function firstInjected({ episodes }: Plan, startedAt: number, factor: number): number {
  const moments = episodes.flatMap(({ delay, expected }) =>
    expected.map(({ ideal }) => (delay + (ideal?.inject ?? 0)) / factor),
  );
  return startedAt + Math.min(0, ...moments);
}

async function until(end: number, { signal, onLeft }: Pick<PlayOptions, "signal" | "onLeft">): Promise<void> {
  while (Date.now() < end && !signal.aborted) {
    onLeft(end - Date.now());
    await wait(Math.min(1000, Math.max(0, end - Date.now())), undefined, { signal }).catch(() => {});
  }
}
