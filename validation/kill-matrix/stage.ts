import { setTimeout as wait } from "node:timers/promises";
import type Docker from "dockerode";
import type { PlayRequest } from "../../exporters/signal/index.ts";
import { accessTo, type Copy, insist } from "../copy/index.ts";
import { askJson } from "../observe/index.ts";
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
