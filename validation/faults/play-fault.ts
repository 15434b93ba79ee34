import { milliseconds } from "../../metrics/kit/index.ts";
import { type Fault, printWanted } from "../../systems/index.ts";
import { labelsKey, type Told } from "../observe/index.ts";
import type { Faults } from "../result/index.ts";
import { arrivalsSince, isWanted, missingOf, printAlert, stillFiring } from "./arrivals.ts";
import type { FaultRun } from "./judge-case.ts";
import type { Books, Injected, Load, Scene } from "./scene.ts";
import { amiss, type Condition, type Fares } from "./works-again.ts";

export interface PlayFaultOptions {
  readonly fault: Fault;
  readonly scene: Scene;
  /** See `boundOf`. */
  readonly bound: number;
  /** What the alerts of a fault may take until they are told as over. */
  readonly resolvedBound: number;
  /** Names of the alerts that fire at all times. */
  readonly heartbeats: ReadonlySet<string>;
  readonly signal: AbortSignal;
  /** Told what is waited for. */
  readonly onStep: (step: string) => void;
}

/** Milliseconds between two looks. */
const every = 500;
/** How long the load runs before anything is done to the system. */
const warmUp = 8_000;
/** How long all has to be well before it counts. */
const holds = 3_000;
/** What is later than this much of the bound is not waited for. */
const patience = 1.5;
/** What a system may take until it works as before. */
const recovery = 120_000;

/**
 * Plays one fault under a load of its own: injects it, waits for its alerts, ends it, waits until the system works and nothing fires
 * any more, then stops the load and counts what it sent. What was done to the system is undone whatever happens.
 */
export async function playFault(options: PlayFaultOptions): Promise<FaultRun> {
  const { fault, scene, bound, heartbeats, signal, onStep } = options;
  const load = await scene.load();
  try {
    onStep("ordinary load");
    await scene.pause(warmUp);
    onStep("waiting until nothing fires");
    await untilQuiet(options, scene.now());
    const before = stillFiring(await scene.told());
    const steady = load.fares();
    const begun = await load.books();
    const injectedAt = scene.now();
    const seen = await underFault(options, injectedAt, before);
    const endedAt = scene.now();
    onStep("the fault is over: waiting until the system works again");
    const recovered = seen.trouble === undefined ? await untilWorking(options, load, steady) : { amiss: [] };
    onStep("it works again: waiting until nothing fires");
    const quietAt = seen.trouble === undefined ? await untilQuiet(options, endedAt, before) : undefined;
    const told = await scene.told();
    const complete = !signal.aborted;
    await load.stop();
    const messages = begun === undefined || !complete ? undefined : await counted(options, load, begun);
    const arrived = new Set(told.map(({ labels }) => printAlert(labels)));
    return {
      ...{ fault, injectedAt, endedAt, told, before, heartbeats, bound, complete },
      ...recovered,
      ...(quietAt === undefined ? {} : { quietAt }),
      ...(messages === undefined ? {} : { messages }),
      ...(seen.trouble === undefined ? {} : { trouble: seen.trouble }),
      muted: [...seen.fired].filter((alert) => !arrived.has(alert)),
    };
  } finally {
    await load.stop();
  }
}

interface Seen {
  /** Alerts that fired meanwhile, as `printAlert` has them. */
  readonly fired: ReadonlySet<string>;
  readonly trouble?: string;
}

/** From the injection until everything that is declared has arrived, or there is no more time for it. */
async function underFault(
  { fault, scene, bound, heartbeats, signal, onStep }: PlayFaultOptions,
  injectedAt: number,
  before: ReadonlyMap<string, Told["labels"]>,
): Promise<Seen> {
  const fired = new Set<string>();
  const firing = fault.alerts.filter((wanted) => before.values().some((labels) => isWanted(wanted, labels)));
  if (firing.length > 0) return { fired, trouble: `${firing.map(printWanted).join(", ")} fired already` };
  const injected: Injected[] = [];
  try {
    for (const injection of fault.inject) injected.push(await scene.begin(injection));
    const stands = fault.alerts.length === 0;
    const until = injectedAt + (stands ? milliseconds(fault.lasts ?? "30s") : bound * patience);
    while (scene.now() < until && !signal.aborted) {
      await scene.pause(every);
      const told = (await scene.told()).filter((one) => one.at >= injectedAt);
      const missing = missingOf(
        fault.alerts,
        arrivalsSince(told, injectedAt).filter(({ labels }) => !before.has(labelsKey(labels))),
      );
      for (const labels of await scene.firing())
        if (!heartbeats.has(labels.alertname ?? "")) fired.add(printAlert(labels));
      if (missing.length === 0 && !stands) break;
      onStep(
        stands
          ? "nobody is to be told"
          : `${fault.alerts.length - missing.length} of ${fault.alerts.length} alerts have arrived`,
      );
    }
    return { fired };
  } catch (error) {
    if (signal.aborted) return { fired };
    return { fired, trouble: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const one of injected.toReversed()) await one.end();
  }
}

/** When the system worked as before, and for some seconds on; what was amiss at last where it did not. */
async function untilWorking(
  { scene, signal, onStep }: PlayFaultOptions,
  load: Load,
  steady: Fares,
): Promise<Pick<FaultRun, "workedAt" | "amiss">> {
  const end = scene.now() + recovery;
  let since: number | undefined;
  let last: readonly string[] = [];
  while (scene.now() < end && !signal.aborted) {
    const condition = { load: load.fares(), healthy: await scene.healthy() };
    last = amiss(condition, steady);
    const now = scene.now();
    // The books are read by a program of its own: only where nothing else is amiss.
    if (last.length === 0) last = amiss({ ...condition, ...(await waitingOf(load)) }, steady);
    since = last.length === 0 ? (since ?? now) : undefined;
    if (since !== undefined && now - since >= holds) return { workedAt: since, amiss: [] };
    if (last.length > 0) onStep(`not yet as before: ${last.join("; ")}`);
    await scene.pause(every);
  }
  return { amiss: last };
}

async function waitingOf(load: Load): Promise<Pick<Condition, "waiting">> {
  const books = await load.books();
  return books === undefined ? {} : { waiting: books.undelivered };
}

/** When nothing fired and everything was told as over, but for what had been told before. */
async function untilQuiet(
  { scene, signal, heartbeats, resolvedBound, onStep }: PlayFaultOptions,
  from: number,
  before: ReadonlyMap<string, unknown> = new Map(),
): Promise<number | undefined> {
  const end = Math.max(scene.now(), from) + resolvedBound * patience;
  while (scene.now() < end && !signal.aborted) {
    const isOwn = (labels: Told["labels"]) => !heartbeats.has(labels.alertname ?? "") && !before.has(labelsKey(labels));
    const firing = (await scene.firing()).filter(isOwn);
    const open = stillFiring((await scene.told()).filter(({ labels }) => isOwn(labels))).size;
    if (firing.length + open === 0) return scene.now();
    onStep(`${Math.max(firing.length, open)} alerts are not over yet`);
    await scene.pause(every);
  }
  return undefined;
}

/** What became of what the load sent, once that which was on its way has had time to arrive. */
async function counted(
  { scene, signal, onStep }: PlayFaultOptions,
  load: Load,
  begun: Books,
): Promise<NonNullable<Faults["cases"][number]["messages"]>> {
  onStep("counting messages");
  const end = scene.now() + drain;
  let now = begun;
  for (;;) {
    now = (await load.books()) ?? now;
    if (now.undelivered === 0 || scene.now() >= end || signal.aborted) break;
    await scene.pause(every);
  }
  const { accepted, delivered, undelivered } = now;
  const storedAndForwarded = Math.max(0, now.forwarded - begun.forwarded);
  return { sent: accepted, delivered, lost: undelivered, storedAndForwarded };
}

/** Milliseconds in which what is on its way arrives. */
const drain = 30_000;
