import { Registry } from "prom-client";
import * as metrics from "../../metrics/health.ts";
import { instrument } from "../../metrics/kit/instrument/index.ts";
import {
  type CollectionContext,
  type Control,
  collectionLimits,
  createCollection,
  type Family,
  type Logger,
  type Program,
  type RunningProgram,
  type RunningServer,
  sendPage,
  startServer,
  version,
} from "../kit/index.ts";
import { doctor } from "./doctor/index.ts";
import { checkFamilies, componentFamilies, componentSeries } from "./families/index.ts";
import { healthPage } from "./page/index.ts";
import { addProbe } from "./probe/index.ts";
import { probe } from "./probes/index.ts";
import { checkSettings, type HealthSettings, healthSettings, planOf } from "./settings/index.ts";
import { createGate, createWatch, type Watch, type WatchOptions } from "./watch/index.ts";

/** Health checks over HTTP, gRPC, TCP and WebSocket, and what services say of themselves, for Prometheus. */
export const health: Program<typeof healthSettings> = {
  name: "health",
  description:
    "Asks services how they are, over HTTP, gRPC, TCP and WebSocket, and reads which of their parts is down.",
  version,
  settings: healthSettings,
  check: checkSettings,
  commands: [doctor],
  start: startHealth,
};

/** The exporter at work. */
export interface RunningHealth extends RunningServer {
  readonly reload: NonNullable<RunningProgram<typeof healthSettings>["reload"]>;
}

/** Starts the exporter. Nobody need be there: a service that does not answer is told by its metrics. */
export async function startHealth(
  settings: HealthSettings,
  log: Logger,
  control?: Control,
  watchOptions: Partial<WatchOptions> = {},
): Promise<RunningHealth> {
  let plan = planOf(settings);
  let hasRead = false;
  const gate = createGate(plan.concurrency);
  const watch = createWatch(plan, { log, gate, ...watchOptions });
  const collection = createCollection({
    subject: "health",
    log,
    levels: ["component", "check"],
    collect: async (context) => {
      const families = await collect(watch, context);
      hasRead = true;
      return families;
    },
    ...collectionLimits(settings),
  });
  const rounds = createRounds(() => collection.refresh());
  const registry = new Registry();
  const probes = instrument(metrics.probes, registry);
  const refused = instrument(metrics.probesRefused, registry);
  const server = await startServer({
    program: health,
    settings,
    registry,
    log,
    collection,
    ...(control && { control }),
    routes: (app) =>
      addProbe(app, {
        plan: () => plan,
        ask: watchOptions.ask ?? probe,
        gate,
        onProbe: () => probes.inc(),
        onRefusal: (reason) => refused.inc({ reason }),
      }),
    home: (_request, reply) => sendPage(reply, healthPage({ services: watch.summaries(), hasRead, plan, version })),
    notReady: () => (hasRead ? undefined : "the first round of checks is under way"),
  });
  collection.refresh();
  rounds.every(plan.intervalMs);
  return {
    ...server,
    async stop(deadlineMs) {
      rounds.every(undefined);
      await server.stop(deadlineMs);
    },
    async reload(next) {
      plan = planOf(next);
      gate.resize(plan.concurrency);
      collection.reconfigure(collectionLimits(next));
      watch.reconfigure(plan);
      rounds.every(plan.intervalMs);
    },
  };
}

async function collect(watch: Watch, context: CollectionContext): Promise<readonly Family[]> {
  await context.run("checks", async () => {
    const left = await watch.round(context);
    if (left > 0) throw new Error(`${left} checks were not asked before the deadline`);
  });
  const services = watch.summaries();
  const checks = checkFamilies(services);
  const others = checks.reduce((sum, { samples }) => sum + samples, 0);
  const detail = context.fit(
    [
      {
        name: "component",
        series: () => componentSeries(services),
        render: () => componentFamilies(services),
      },
      { name: "check", series: () => 0, render: () => [] },
    ],
    others,
  );
  return [...checks, ...detail];
}

/** Rounds between the scrapes; one that is due while another is under way is left out. */
function createRounds(begin: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    every(intervalMs: number | undefined) {
      clearInterval(timer);
      timer = intervalMs === undefined ? undefined : setInterval(begin, intervalMs);
    },
  };
}
