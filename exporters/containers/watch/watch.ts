import type { CollectionContext, Family, Logger } from "../../kit/index.ts";
import { type Cgroups, openCgroups } from "../cgroup/index.ts";
import { type Engine, EngineError, followEvents } from "../engine/index.ts";
import { containerLevels, type View } from "../families/index.ts";
import { readInterfaces } from "../net-dev.ts";
import type { Plan } from "../plan.ts";
import { createInventory, hasNetwork, isRunning, type Known } from "./inventory.ts";
import { inParallel, inTurns } from "./parallel.ts";
import { startRotation } from "./rotation.ts";

/** The containers of an engine, looked at when asked and followed meanwhile. */
export interface Watch {
  collect(context: CollectionContext): Promise<readonly Family[]>;
  /** Goes over to another plan. */
  reconfigure(plan: Plan): void;
  /** Why the last listing failed; undefined when it did not. */
  failure(): string | undefined;
  close(): Promise<void>;
}

export interface WatchOptions {
  readonly engine: Engine;
  readonly log: Logger;
  /** Milliseconds of a clock that never goes back. @default performance.now */
  readonly now?: () => number;
  /** Milliseconds since 1970. @default Date.now */
  readonly wallClock?: () => number;
}

/** Inspections are repeated after this time even when nothing seems to have happened, in milliseconds. */
const inspectAgainMs = { withEvents: 600_000, without: 60_000 };
/** Repeated inspections in one collection, at most. */
const repeatedAtOnce = 50;
/** Share of the time left in which a collection itself reads networks that were never read. */
const networkShare = 0.25;

/** Starts watching; nothing is asked but for events before the first collection. */
export function createWatch(
  first: Plan,
  { engine, log, now = () => performance.now(), wallClock = Date.now }: WatchOptions,
): Watch {
  let plan = first;
  let cgroups = cgroupsOf(plan);
  let failure: string | undefined = "the first collection is under way";
  const inventory = createInventory();
  const events = followEvents({ engine, log, onEvent: inventory.happened, onGap: inventory.doubtAll });
  const rotation = startRotation<Known>({
    due: () => dueNetworks(inventory.all(), plan, now()),
    read: (turn, signal) => inParallel(turn, plan.parallel, signal, (container) => readStatistics(container, signal)),
    intervalMs: () => plan.network.intervalMs,
    onError: (err) => log.debug({ err }, "network counters could not be read"),
  });

  async function list(signal: AbortSignal): Promise<void> {
    try {
      const rows = await engine.list(plan.stopped, signal);
      inventory.take(rows.filter(({ name }) => plan.wants(name)));
      cgroups ??= cgroupsOf(plan);
      cgroups?.keep(inventory.ids());
      failure = undefined;
    } catch (error) {
      failure = (error as Error).message;
      throw error;
    }
  }

  async function inspect(container: Known, signal: AbortSignal): Promise<void> {
    container.stale = false;
    try {
      const details = await engine.inspect(container.row.id, signal);
      container.details = details;
      container.inspectedAt = now();
      container.oom.inspected(details.startedAt, details.exitCode !== undefined, details.oomKilled);
    } catch (error) {
      container.stale = true;
      if (!(error instanceof EngineError && error.gone)) throw error;
      inventory.forget(container.row.id);
    }
  }

  async function readStatistics(container: Known, signal: AbortSignal): Promise<void> {
    try {
      const { usage, interfaces } = await engine.stats(container.row.id, signal);
      const readAt = now();
      if (hasNetwork(container)) container.network = { value: interfaces, readAt };
      if (container.usage?.source !== "cgroup_v1" && container.usage?.source !== "cgroup_v2")
        container.usage = { value: usage, source: "engine", readAt };
    } catch (error) {
      if (!(error instanceof EngineError && error.gone)) throw error;
    }
  }

  /** Returns those whose counters the kernel's files do not show. */
  async function readCgroups(running: readonly Known[]): Promise<readonly Known[]> {
    const { version, read } = cgroups ?? {};
    if (read === undefined) return running;
    const elsewhere: Known[] = [];
    await inTurns(running, (container) => {
      const usage = read(container.row.id, container.details?.cgroupParent ?? "");
      if (usage === undefined) {
        if (container.usage?.source !== "engine") delete container.usage;
        elsewhere.push(container);
        return;
      }
      container.usage = { value: usage, source: version === 1 ? "cgroup_v1" : "cgroup_v2", readAt: now() };
      if (usage.oomKills !== undefined && !container.stale) container.oom.counted(usage.oomKills);
    });
    return elsewhere;
  }

  /** Networks that can be had now: all of them from the processes' own files, else those that were never read. */
  async function readNetworks(running: readonly Known[], context: CollectionContext): Promise<void> {
    const { enabled, procRoot } = plan.network;
    if (!enabled) return;
    const networks = running.filter(hasNetwork);
    if (procRoot !== undefined) {
      await inTurns(networks, (container) => {
        const value = readInterfaces(procRoot, container.details?.pid ?? 0);
        if (value === undefined) delete container.network;
        else container.network = { value, readAt: now() };
      });
      return;
    }
    rotation.wanted();
    const budget = AbortSignal.timeout(Math.ceil(context.remainingMs() * networkShare));
    const signal = AbortSignal.any([context.signal, budget]);
    const missing = networks.filter(({ network }) => network === undefined);
    await inParallel(missing, plan.parallel, signal, (container) => readStatistics(container, signal)).catch(
      (error) => {
        // The rest comes in turn.
        if (!budget.aborted) throw error;
      },
    );
  }

  async function collect(context: CollectionContext): Promise<readonly Family[]> {
    const { signal } = context;
    if (!(await context.run("list", () => list(signal))))
      throw new Error(failure ?? "the containers were not listed in time");
    const seenAt = Math.round(wallClock() / 1000);
    const all = inventory.all();
    for (const container of all)
      if (!isRunning(container.row.state)) {
        delete container.usage;
        delete container.network;
      }
    await context.run("inspect", () =>
      inParallel(dueInspections(all, now(), events.connected()), plan.parallel, signal, (one) => inspect(one, signal)),
    );
    const running = inventory.all().filter(({ row }) => isRunning(row.state));
    let elsewhere: readonly Known[] = [];
    await context.run("cgroup", async () => {
      elsewhere = await readCgroups(running);
    });
    if (elsewhere.length > 0)
      await context.run("statistics", () =>
        inParallel(oldestFirst(elsewhere), plan.parallel, signal, (container) => readStatistics(container, signal)),
      );
    await context.run("network", () => readNetworks(running, context));
    const view: View = {
      containers: inventory.all(),
      seenAt,
      now: now(),
      late: signal.aborted,
      eventsConnected: events.connected(),
      plan,
    };
    return context.fit(containerLevels(view));
  }

  return {
    collect,
    reconfigure(next) {
      plan = next;
      cgroups = cgroupsOf(next);
    },
    failure: () => failure,
    async close() {
      await Promise.all([events.close(), rotation.close()]);
      engine.close();
    },
  };
}

function cgroupsOf({ cgroupRoot }: Plan): Cgroups | undefined {
  return cgroupRoot === undefined ? undefined : openCgroups(cgroupRoot);
}

/** Those that are in doubt, and the oldest of those that nobody has looked at for long. */
function dueInspections(all: readonly Known[], now: number, eventsConnected: boolean): readonly Known[] {
  const againMs = eventsConnected ? inspectAgainMs.withEvents : inspectAgainMs.without;
  const repeated = all
    .filter(({ stale, inspectedAt }) => !stale && now - inspectedAt > againMs)
    .sort((one, other) => one.inspectedAt - other.inspectedAt)
    .slice(0, repeatedAtOnce);
  return [...all.filter(({ stale }) => stale), ...repeated];
}

/** So that, where the time is too short for all, everyone has a turn. */
function oldestFirst(containers: readonly Known[]): readonly Known[] {
  return containers.toSorted((one, other) => (one.usage?.readAt ?? 0) - (other.usage?.readAt ?? 0));
}

/** The networks that are read in turn, and which of them are old enough, those never read first. */
function dueNetworks(all: readonly Known[], { network }: Plan, now: number) {
  if (!network.enabled || network.procRoot !== undefined) return { all: 0, now: [] };
  // What the engine's statistics are asked for at every collection needs no turn.
  const inTurn = all.filter((one) => hasNetwork(one) && one.usage?.source !== "engine");
  const age = ({ network: reading }: Known) => now - (reading?.readAt ?? Number.NEGATIVE_INFINITY);
  return {
    all: inTurn.length,
    now: inTurn.filter((one) => age(one) >= network.intervalMs).sort((one, other) => age(other) - age(one)),
  };
}
