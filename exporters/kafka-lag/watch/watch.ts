import { isDeepStrictEqual } from "node:util";
import type { CollectionContext, Family, Logger } from "../../kit/index.ts";
import { type Cluster, type ClusterLog, type ClusterSettings, openCluster } from "../cluster/index.ts";
import { allFamilies, type ClusterView, commonSteps, levelsFrom } from "../families/index.ts";
import { createHistory, follow, type History } from "../history/index.ts";
import { paced } from "../pacing/index.ts";
import type { Plan } from "../settings/index.ts";
import { type ClusterSummary, summarise } from "./summary.ts";
import { createTeller } from "./teller.ts";

/** The clusters of the settings, read together. */
export interface Watch {
  /** One collection: reads all clusters at once; a cluster that cannot be reached costs only its own series. */
  collect(context: CollectionContext): Promise<readonly Family[]>;
  /** Of the newest collection; empty before. */
  summaries(): readonly ClusterSummary[];
  /** Milliseconds since the newest collection began to write down what it read; undefined before the first. */
  ageMs(): number | undefined;
  /** Whether a cluster could ever be read. */
  hasRead(): boolean;
  /** One cluster's families without a label for the cluster; undefined when there is none of that name, empty before the first collection. */
  familiesOf(cluster: string): readonly Family[] | undefined;
  /** Goes over to other settings: only clusters that are reached differently are opened again. */
  reconfigure(plan: Plan): void;
  close(): Promise<void>;
}

export interface WatchOptions {
  readonly log: Logger;
  /** @default the real one */
  readonly open?: (settings: ClusterSettings, log: ClusterLog) => Cluster;
  /** Milliseconds of a clock that never goes back. @default performance.now */
  readonly now?: () => number;
}

interface Watched {
  readonly name: string;
  readonly connection: ClusterSettings;
  readonly cluster: Cluster;
  readonly history: History;
  readonly tell: (failures: readonly string[]) => void;
}

/** Opens the clusters of a plan; nothing is connected to before the first collection. */
export function createWatch(
  plan: Plan,
  { log, open = openCluster, now = () => performance.now() }: WatchOptions,
): Watch {
  let current = plan;
  let watched = plan.clusters.map((one) => start(one));
  let views: readonly ClusterView[] = [];
  let summaries: readonly ClusterSummary[] = [];
  let readAtMs: number | undefined;
  let hasRead = false;
  let running: Promise<unknown> = Promise.resolve();

  function start({ name, connection }: Plan["clusters"][number], history: History = createHistory()): Watched {
    return { name, connection, history, cluster: open(connection, logOf(log, name)), tell: createTeller(log, name) };
  }

  async function read(
    { name, cluster, history, tell }: Watched,
    { read, status, clusters }: Plan,
    context: CollectionContext,
  ) {
    try {
      const reading = await cluster.read(read, clusters.length > 1 ? labelled(context, name) : context);
      const trends = await paced(follow(history, reading, status, now()));
      const view: ClusterView = { name, known: { reading, trends } };
      tell(reading.failures.map(({ message }) => message));
      return { view, summary: summarise(view, undefined) };
    } catch (error) {
      tell([(error as Error).message]);
      const view: ClusterView = { name, known: undefined };
      return { view, summary: summarise(view, (error as Error).message) };
    }
  }

  async function collect(context: CollectionContext): Promise<readonly Family[]> {
    const byThen = current;
    const all = await Promise.all(watched.map((one) => read(one, byThen, context)));
    const seen = all.map(({ view }) => view);
    summaries = all.map(({ summary }) => summary);
    readAtMs = now();
    hasRead ||= seen.some(({ known }) => known !== undefined);
    // Kept for `familiesOf`; with one cluster the answer is the whole collection, and the reading can go.
    views = byThen.families.clusterLabel ? seen : [];
    const common = await paced(commonSteps(seen, byThen.families));
    const others = common.reduce((sum, { samples }) => sum + samples, 0);
    return [...common, ...(await context.fit(levelsFrom(byThen.detail, seen, byThen.families), others))];
  }

  return {
    collect(context) {
      const collected = collect(context);
      running = collected.catch(() => {});
      return collected;
    },
    summaries: () => summaries,
    ageMs: () => (readAtMs === undefined ? undefined : now() - readAtMs),
    hasRead: () => hasRead,
    familiesOf(name) {
      if (!watched.some((one) => one.name === name)) return undefined;
      const view = views.filter((one) => one.name === name);
      const options = { ...current.families, clusterLabel: false };
      return allFamilies(view, options, current.detail);
    },
    reconfigure(next) {
      const before = watched;
      const kept = (one: Plan["clusters"][number]) =>
        before.find(({ name, connection }) => name === one.name && isDeepStrictEqual(connection, one.connection));
      const historyOf = ({ name, connection }: Plan["clusters"][number]) =>
        before.find((one) => one.name === name && isDeepStrictEqual(one.connection.bootstrap, connection.bootstrap))
          ?.history;
      watched = next.clusters.map((one) => kept(one) ?? start(one, historyOf(one)));
      current = next;
      const gone = before.filter((one) => !watched.includes(one));
      // Not waited for: the collection under way still reads the old clusters, and the new settings hold already.
      void running.then(() => Promise.all(gone.map(({ cluster }) => cluster.close())));
      log.info({ clusters: watched.length, closed: gone.map(({ name }) => name) }, "clusters to watch have changed");
    },
    async close() {
      await Promise.all(watched.map(({ cluster }) => cluster.close()));
    },
  };
}

/** The same context, its collectors named after the cluster. */
function labelled(context: CollectionContext, name: string): CollectionContext {
  return { ...context, run: (collector, work) => context.run(`${name}/${collector}`, work) };
}

/** Not a child of the log: that would not follow when the log's level changes. */
function logOf(log: Logger, cluster: string): ClusterLog {
  return {
    debug: (fields, message) => log.debug({ cluster, ...fields }, message),
    info: (fields, message) => log.info({ cluster, ...fields }, message),
    warn: (fields, message) => log.warn({ cluster, ...fields }, message),
  };
}
