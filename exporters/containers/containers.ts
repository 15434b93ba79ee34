import { Registry } from "prom-client";
import { containers as metrics } from "../../metrics/index.ts";
import { instrument } from "../../metrics/kit/instrument/index.ts";
import {
  type Control,
  collectionLimits,
  createCollection,
  type Logger,
  type Program,
  type RunningProgram,
  type RunningServer,
  startServer,
  version,
} from "../kit/index.ts";
import { connectEngine } from "./engine/index.ts";
import { levels } from "./families/index.ts";
import {
  type ContainersSettings,
  checkSettings,
  connectionOf,
  connectionSettings,
  containersSettings,
  planOf,
} from "./settings/index.ts";
import { createWatch } from "./watch/index.ts";

/** What containers use and how they are, in cAdvisor's names, for Prometheus. */
export const containers: Program<typeof containersSettings> = {
  name: "containers",
  description: "Tells what containers use and how they are, in cAdvisor's names, and only ever reads.",
  version,
  settings: containersSettings,
  check: checkSettings,
  fixed: connectionSettings,
  start: startContainers,
};

/** The exporter at work. */
export interface RunningContainers extends RunningServer {
  readonly reload: NonNullable<RunningProgram<typeof containersSettings>["reload"]>;
}

/** Starts the exporter. No engine need be there: one that cannot be reached is told by the metrics. */
export async function startContainers(
  settings: ContainersSettings,
  log: Logger,
  control?: Control,
): Promise<RunningContainers> {
  const registry = new Registry();
  const requests = instrument(metrics.engineRequests, registry);
  const engine = connectEngine({
    ...connectionOf(settings),
    onCall: (call, outcome) => requests.inc({ call, outcome }),
  });
  const watch = createWatch(planOf(settings), { engine, log });
  const collection = createCollection({
    subject: "container",
    log,
    collect: watch.collect,
    levels,
    ...collectionLimits(settings),
  });
  const server = await startServer({
    program: containers,
    settings,
    registry,
    log,
    collection,
    ...(control && { control }),
    notReady: () => {
      if (collection.succeeded()) return undefined;
      collection.refresh();
      return watch.failure() ?? "the first collection is under way";
    },
  });
  collection.refresh();
  return {
    ...server,
    async stop(deadlineMs) {
      await server.stop(deadlineMs);
      await watch.close();
    },
    async reload(next) {
      collection.reconfigure(collectionLimits(next));
      watch.reconfigure(planOf(next));
    },
  };
}
