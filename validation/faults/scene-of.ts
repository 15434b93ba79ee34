import { setTimeout as wait } from "node:timers/promises";
import { min, print } from "../../alerts/kit/index.ts";
import { up as healthUp } from "../../metrics/health.ts";
import { memberPartitions } from "../../metrics/kafka.ts";
import { up } from "../../metrics/scrape.ts";
import type { Rehearsal } from "../../stack/rehearsal/index.ts";
import { scenarioLabel } from "../compress/index.ts";
import { accessTo, type Copy, insist } from "../copy/index.ts";
import { inboxReader, prometheusApi } from "../observe/index.ts";
import { beginFault, loadOn, openLedger } from "../watched/index.ts";
import type { Scene } from "./scene.ts";
import type { Fares } from "./works-again.ts";

export interface SceneOptions {
  /** Labels that Prometheus adds to everything that leaves it. */
  readonly externalLabels: readonly string[];
  readonly signal: AbortSignal;
}

/** What faults are played on: a copy that runs, with the system beside it. */
export function sceneOf(copy: Copy & Pick<Rehearsal, "scaleTo">, { externalLabels, signal }: SceneOptions): Scene {
  const { url, user, password } = accessTo(copy, "prometheus");
  const ask = prometheusApi({ url: new URL(url), user, password });
  const inbox = inboxReader(accessTo(copy, "inbox"), scenarioLabel);
  const value = async (query: string): Promise<number | undefined> => {
    const { result } = await ask<Instant>("query", { query });
    return result[0] === undefined ? undefined : Number(result[0].value[1]);
  };
  const without = (labels: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(labels).filter(([label]) => !externalLabels.includes(label)));
  return {
    begin: (injection) => beginFault(copy, injection),
    load: async (perSecond) => {
      // A system that has just recovered may not answer at once.
      const ledger = await insist(() => openLedger(copy), signal);
      const load = await loadOn(copy, { signal, ...(perSecond === undefined ? {} : { perSecond }) });
      return {
        fares: () => {
          const { latest } = load.counts();
          // Nobody was answered: whoever asked would say that all failed.
          return latest === undefined ? nothing : { ...latest, p95Ms: latest.p95Ms ?? 0 };
        },
        books: async () => {
          const books = await ledger?.(load);
          return books === undefined ? undefined : { ...books, forwarded: books.forwarded ?? 0 };
        },
        stop: async () => void (await load.stop()),
      };
    },
    scaleTo: async (workers) => void (await copy.scaleTo(workers)),
    shares: async (group) => {
      const { result } = await ask<Instant>("query", { query: print(memberPartitions.where({ group })) });
      const owned = result.map(({ value: [, partitions] }) => Number(partitions)).sort((a, b) => b - a);
      const all = owned.reduce((sum, one) => sum + one, 0);
      return owned.map((one) => Math.round((one / all) * 100) / 100);
    },
    healthy: async () => {
      const [scraped, well] = await Promise.all([value(allScraped), value(allHealthy)]);
      return scraped === 1 && well === 1;
    },
    told: async () => (await inbox.read()).map((one) => ({ ...one, labels: without(one.labels) })),
    firing: async () => {
      const { alerts } = await ask<Active>("alerts");
      return alerts.filter(({ state }) => state === "firing").map(({ labels }) => labels);
    },
    pause: (milliseconds) => wait(milliseconds, undefined, { signal }).catch(() => {}),
    now: Date.now,
  };
}

interface Instant {
  readonly result: readonly { readonly value: readonly [seconds: number, value: string] }[];
}

interface Active {
  readonly alerts: readonly { readonly labels: Readonly<Record<string, string>>; readonly state: string }[];
}

const allScraped = print(min(up));
const allHealthy = print(min(healthUp));
const nothing: Fares = { perSecond: 0, failedShare: 1, p95Ms: 0 };
