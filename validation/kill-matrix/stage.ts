import { setTimeout as wait } from "node:timers/promises";
import type Docker from "dockerode";
import type { PlayRequest } from "../../exporters/signal/index.ts";
import { clock } from "../../metrics/signal.ts";
import { askJson } from "../observe/index.ts";
import { accessTo, type Copy, partsOf } from "./copy.ts";
import { type Look, lookingAt } from "./look.ts";
import { episodeOf, type Probe } from "./probe.ts";
import type { Times } from "./times.ts";

/** What plays are played on. */
export interface Stage {
  readonly copy: Copy;
  readonly docker: Docker;
  readonly times: Times;
  readonly signal: AbortSignal;
  readonly look: () => Promise<Look>;
  /** Plays these probes and no others; again after the signal was away, which remembers nothing. */
  play(probes: readonly Probe[]): Promise<void>;
}

export function stageOn(copy: Copy, options: Pick<Stage, "docker" | "times" | "signal">): Stage {
  return {
    copy,
    ...options,
    look: lookingAt(copy),
    async play(probes) {
      const startAtMs = Math.floor(Math.min(Date.now(), ...probes.map(({ fault }) => fault.from))) - 1000;
      const body: PlayRequest = { startAtMs, factor: 1, episodes: probes.map((probe) => episodeOf(probe, startAtMs)) };
      await insist(
        () => askJson(accessTo(copy, "signal"), "/api/v1/play", { method: "PUT", body, timeout: 2000 }),
        options.signal,
      );
    },
  };
}

/** Waits until every Prometheus has a sample of the signal: it begins to scrape some seconds after it began to run. */
export async function untilScraped({ copy, signal }: Pick<Stage, "copy" | "signal">): Promise<void> {
  const query = `/api/v1/query?query=${clock.definition.name}`;
  for (const part of partsOf(copy, "prometheus")) {
    await insist(async () => {
      const { data } = await askJson<{ readonly data: { readonly result: readonly unknown[] } }>(
        accessTo(copy, part),
        query,
      );
      if (data.result.length === 0) throw new Error(`${part} has no sample of the signal`);
    }, signal);
  }
}

/** Waits until a time, milliseconds since 1970; throws when it is aborted. */
export async function until(time: number, signal: AbortSignal): Promise<void> {
  await wait(Math.max(0, time - Date.now()), undefined, { signal });
}

/**
 * Looks again and again until something has held for a while, and returns the look with which that began.
 * Undefined when it does not by the deadline.
 */
export async function untilHeld(
  { look, signal }: Pick<Stage, "look" | "signal">,
  holds: (look: Look) => boolean,
  { hold, deadline }: { readonly hold: number; readonly deadline: number },
): Promise<Look | undefined> {
  let since: Look | undefined;
  while (Date.now() < deadline) {
    const now = await look();
    since = holds(now) ? (since ?? now) : undefined;
    if (since !== undefined && now.at - since.at >= hold) return since;
    await wait(lookEvery, undefined, { signal });
  }
  return undefined;
}

const lookEvery = 150;

/** Tries for some seconds: who was just started does not answer yet. */
async function insist<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const end = Date.now() + insistFor;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
      await wait(100, undefined, { signal });
    }
  }
}

const insistFor = 30_000;
