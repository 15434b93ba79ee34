import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { get } from "./http.ts";

/** What the readiness program is asked, as its one argument (JSON). */
export const readinessSchema = z.strictObject({
  targetsUrl: z.url(),
  heartbeatUrl: z.url(),
  user: z.string(),
  passwordFile: z.string(),
  caFile: z.string().optional(),
  serverName: z.string().optional(),
  timeoutSeconds: z.number().positive(),
});

export type ReadinessRequest = z.infer<typeof readinessSchema>;

export interface Readiness {
  readonly up: number;
  /** Targets that do not answer, with Prometheus's own words; empty text while not scraped yet. */
  readonly down: readonly { readonly job: string; readonly instance: string; readonly error: string }[];
  /** Seconds since Watchdog last arrived at the inbox, `null` while it does not beat: what arrived before a stop proves nothing. */
  readonly watchdogAge: number | null;
}

/**
 * Waits until every target answers and Watchdog has gone all the way to the inbox; reports each change on the way.
 * Returns the last state when `timeoutSeconds` have passed.
 */
export async function waitUntilReady(
  request: ReadinessRequest,
  onChange: (readiness: Readiness) => void,
): Promise<Readiness> {
  const end = performance.now() + request.timeoutSeconds * 1000;
  let told = "";
  for (;;) {
    const now = await look(request);
    const summary = JSON.stringify([now.up, now.down, now.watchdogAge === null]);
    if (summary !== told) onChange(now);
    told = summary;
    const ready = now.up > 0 && now.down.length === 0 && now.watchdogAge !== null;
    if (ready || performance.now() > end) return now;
    await sleep(500);
  }
}

interface Target {
  readonly health: "up" | "down" | "unknown";
  readonly lastError: string;
  readonly labels: Readonly<Record<string, string>>;
}

async function look(request: ReadinessRequest): Promise<Readiness> {
  const targets = await read<{ data: { activeTargets: Target[] } }>(`${request.targetsUrl}?state=active`, request);
  const heartbeat = await read<{ state: string; quietForSeconds: number }>(request.heartbeatUrl, request);
  const active = targets?.data.activeTargets ?? [];
  return {
    up: active.filter(({ health }) => health === "up").length,
    down: active
      .filter(({ health }) => health !== "up")
      .map(({ labels, lastError }) => ({ job: labels.job ?? "", instance: labels.instance ?? "", error: lastError })),
    watchdogAge: heartbeat?.state === "beating" ? heartbeat.quietForSeconds : null,
  };
}

/** A service that is still starting is as good as one that has nothing to say yet. */
async function read<T>(url: string, request: ReadinessRequest): Promise<T | undefined> {
  try {
    const { status, body } = await get(url, request);
    return status === 200 ? (JSON.parse(body) as T) : undefined;
  } catch {
    return undefined;
  }
}
