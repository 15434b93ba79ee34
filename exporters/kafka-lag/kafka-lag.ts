import { Registry } from "prom-client";
import {
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
import { levels } from "./families/index.ts";
import { lagPage } from "./page/index.ts";
import { addProbe } from "./probe/index.ts";
import { checkSettings, type KafkaLagSettings, kafkaLagSettings, planOf } from "./settings/index.ts";
import { createWatch, type Watch, type WatchOptions } from "./watch/index.ts";

/** Kafka consumer lag in records and in seconds, for Prometheus. */
export const kafkaLag: Program<typeof kafkaLagSettings> = {
  name: "kafka-lag",
  description:
    "Tells how far Kafka's consumer groups are behind, in records and in seconds, without reading a message.",
  version,
  settings: kafkaLagSettings,
  check: checkSettings,
  commands: [doctor],
  start: startKafkaLag,
};

/** The exporter at work. */
export interface RunningKafkaLag extends RunningServer {
  readonly reload: NonNullable<RunningProgram<typeof kafkaLagSettings>["reload"]>;
}

/** How old the page's numbers may be, in milliseconds. */
const pageMaxAgeMs = 10_000;

/** Starts the exporter. No broker need be there: a cluster that cannot be reached is told by its metrics. */
export async function startKafkaLag(
  settings: KafkaLagSettings,
  log: Logger,
  control?: Control,
  watchOptions: Partial<WatchOptions> = {},
): Promise<RunningKafkaLag> {
  const watch = createWatch(planOf(settings), { log, ...watchOptions });
  const collection = createCollection({
    subject: "kafka",
    log,
    collect: watch.collect,
    levels,
    ...collectionLimits(settings),
  });

  async function refresh(maxAgeMs: number, timeoutMs = Number.POSITIVE_INFINITY): Promise<number | undefined> {
    if ((watch.ageMs() ?? Number.POSITIVE_INFINITY) > maxAgeMs)
      await collection.snapshot(Math.min(timeoutMs, collection.timeoutMs()));
    return watch.ageMs();
  }

  const server = await startServer({
    program: kafkaLag,
    settings,
    registry: new Registry(),
    log,
    collection,
    ...(control && { control }),
    families: (request, snapshot) => {
      const { cluster } = request.query as { readonly cluster?: string };
      return cluster === undefined ? snapshot.families : familiesOf(watch, cluster);
    },
    routes: (app) => addProbe(app, { refresh, summaries: watch.summaries }),
    home: async (_request, reply) => {
      const ageMs = await refresh(pageMaxAgeMs);
      return sendPage(reply, lagPage({ clusters: watch.summaries(), ageMs, version }));
    },
    notReady: () => {
      if (watch.hasRead()) return undefined;
      collection.refresh();
      const [first] = watch.summaries().filter(({ unreachable }) => unreachable !== undefined);
      return first === undefined ? "the first collection is under way" : `${first.name}: ${first.unreachable}`;
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

/** What one cluster has to tell, without a label that names it. */
function familiesOf(watch: Watch, cluster: string): readonly Family[] {
  const families = watch.familiesOf(cluster);
  if (families !== undefined) return families;
  const names = watch.summaries().map(({ name }) => name);
  throw Object.assign(new Error(`no cluster is called ${cluster}; there are: ${names.join(", ")}`), {
    statusCode: 404,
  });
}
