import { type Logger, readSecretFile } from "../../kit/index.ts";
import { isWebUiStats, readWebUiStats } from "../locust/index.ts";
import type { Run } from "../run/index.ts";
import type { LocustTarget } from "../settings/index.ts";
import { getText } from "./get-text.ts";

/** Asks Locusts for their statistics while they run. */
export interface LocustPoll {
  /** Asks all of them once; never throws. */
  ask(targets: readonly LocustTarget[]): Promise<void>;
  /** Whether each answered when it was last asked, by test. */
  up(): ReadonlyMap<string, boolean>;
}

export interface PollOptions {
  readonly log: Logger;
  readonly timeoutMs: () => number;
  readonly maxBytes: () => number;
  /** Seconds since 1970. */
  readonly now: () => number;
  readonly latest: (test: string) => Run | undefined;
  readonly take: (run: Run) => void;
}

export function createLocustPoll({ log, timeoutMs, maxBytes, now, latest, take }: PollOptions): LocustPoll {
  let up = new Map<string, boolean>();

  async function askOne(target: LocustTarget): Promise<boolean> {
    const { test } = target;
    try {
      const run = await statsOf(target);
      if (!up.get(test)) log.info({ test }, "Locust answers");
      if (run !== undefined) offer(run);
      return true;
    } catch (error) {
      if (up.get(test) !== false) log.warn({ err: error, test }, "Locust cannot be asked");
      return false;
    }
  }

  async function statsOf({ test, url, username, passwordFile, caFile }: LocustTarget): Promise<Run | undefined> {
    const login =
      username === undefined || passwordFile === undefined
        ? undefined
        : `${username}:${readSecretFile(passwordFile, "locust › targets › passwordFile")}`;
    const text = await getText(`${url.replace(/\/+$/, "")}/stats/requests`, {
      timeoutMs: timeoutMs(),
      maxBytes: maxBytes(),
      ...(login !== undefined && { authorization: `Basic ${Buffer.from(login).toString("base64")}` }),
      ...(caFile !== undefined && { caFile }),
    });
    const body: unknown = JSON.parse(text);
    if (!isWebUiStats(body)) throw new Error("answers with JSON that is no statistics of Locust's");
    return readWebUiStats(body, test, now());
  }

  /** A Locust that stopped is told once: its page goes on showing the same. */
  function offer(run: Run): void {
    const before = latest(run.test);
    const same = before?.source === "web-ui" && !before.running && countOf(before) === countOf(run);
    if (run.running || !same) take({ ...run, ...maxUsersOf(run, before) });
  }

  return {
    async ask(targets) {
      const answers = await Promise.all(targets.map(async (target) => [target.test, await askOne(target)] as const));
      up = new Map(answers);
    },
    up: () => up,
  };
}

function countOf({ totals }: Run): number | undefined {
  return totals[0]?.requests;
}

/** Locust tells only how many there are now; less requests than before are another run. */
function maxUsersOf(run: Run, before: Run | undefined): { users?: number; maxUsers?: number } {
  const sameRun = before?.source === "web-ui" && before.running && (countOf(run) ?? 0) >= (countOf(before) ?? 0);
  if (!sameRun) return {};
  const most = Math.max(run.maxUsers ?? 0, before.maxUsers ?? 0);
  const users = run.users ?? before.users;
  return { ...(most > 0 && { maxUsers: most }), ...(users !== undefined && { users }) };
}
