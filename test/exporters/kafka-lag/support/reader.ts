import type { ExecutionContext } from "ava";
import {
  type Cluster,
  type ClusterSettings,
  openCluster,
  type ReadOptions,
} from "../../../../exporters/kafka-lag/cluster/index.ts";
import { type ClusterReading, unknownReasons } from "../../../../exporters/kafka-lag/reading/index.ts";
import {
  type ClusterOutline,
  type OlderBroker,
  type ScriptedBrokers,
  type ScriptedCluster,
  scriptedCluster,
  startScriptedBrokers,
} from "./scripted-broker/index.ts";

/** A cluster that is read by the exporter's core. */
export interface ReadCluster {
  readonly cluster: Cluster;
  /** Reads once, with this long to do it. @default 20000 */
  read(options?: ReadOptions, milliseconds?: number): Promise<ClusterReading>;
  /** Before the end of the test, in which it is closed anyway. */
  close(): Promise<void>;
}

/** Scripted brokers and a reader of them. */
export interface ScriptedReader extends ReadCluster {
  readonly brokers: ScriptedBrokers;
}

export interface ReaderOptions {
  readonly settings?: Omit<ClusterSettings, "bootstrap">;
  readonly older?: OlderBroker;
}

/** Starts the brokers of an outline and opens them; all is closed when the test ends, and no request was ill-formed. */
export async function openScripted(
  t: ExecutionContext,
  outline: ClusterOutline | ScriptedCluster,
  { settings, older }: ReaderOptions = {},
): Promise<ScriptedReader> {
  const cluster = "id" in outline ? outline : scriptedCluster(outline);
  const brokers = await startScriptedBrokers(cluster, older);
  t.teardown(() => brokers.stop());
  const reader = openReader(t, { bootstrap: brokers.addresses, ...settings });
  // A test has no assertions left when it is torn down; an error fails it as well.
  t.teardown(() => {
    const [complaint] = brokers.traffic.complaints;
    if (complaint !== undefined) throw new Error(`a request was ill-formed: ${complaint}`);
  });
  return {
    brokers,
    ...reader,
    async close() {
      await reader.close();
      await brokers.stop();
    },
  };
}

/** Opens a cluster by its settings; it is closed when the test ends. */
export function openReader(t: ExecutionContext, settings: ClusterSettings): ReadCluster {
  const cluster = openCluster(settings, { debug() {}, info() {}, warn() {} });
  t.teardown(() => cluster.close());
  return {
    cluster,
    close: () => cluster.close(),
    read(options = {}, milliseconds = 20_000) {
      const deadline = performance.now() + milliseconds;
      return cluster.read(options, {
        signal: AbortSignal.timeout(milliseconds),
        remainingMs: () => Math.max(0, deadline - performance.now()),
      });
    },
  };
}

/** One row of a reading; what is not known is absent. */
export interface SeenRow {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly committed?: number;
  readonly lag?: number;
  readonly lost?: number;
  readonly beyondEnd: boolean;
  readonly owned: boolean;
  readonly seconds?: number;
  readonly secondsError?: number;
  readonly unknown: string;
  readonly headroomSeconds?: number;
  /** By threshold. */
  readonly overdue: Readonly<Record<string, number>>;
  readonly logStart?: number;
  readonly logEnd?: number;
  readonly lastStable?: number;
}

/** The rows of a reading as objects, for looking at. */
export function rowsOf(reading: ClusterReading): readonly SeenRow[] {
  const { rows, partitions, topics, groups } = reading;
  return Array.from({ length: rows.length }, (_, row) => {
    const partition = rows.partition[row] ?? 0;
    const topic = partitions.topic[partition] ?? 0;
    const known = Object.entries({
      committed: rows.committed[row],
      lag: rows.lag[row],
      lost: rows.lost[row],
      seconds: rows.seconds[row],
      secondsError: rows.secondsError[row],
      headroomSeconds: rows.headroomSeconds[row],
      logStart: partitions.logStart[partition],
      logEnd: partitions.logEnd[partition],
      lastStable: partitions.lastStable[partition],
    }).filter(([, value]) => !Number.isNaN(value));
    return {
      group: groups[rows.group[row] ?? 0]?.id ?? "",
      topic: topics.names[topic] ?? "",
      partition: partition - (topics.first[topic] ?? 0),
      beyondEnd: rows.beyondEnd[row] === 1,
      owned: rows.owned[row] === 1,
      unknown: unknownReasons[rows.unknown[row] ?? 0] ?? "",
      overdue: Object.fromEntries(
        rows.overdue.map(({ thresholdSeconds, records }) => [thresholdSeconds, records[row] ?? Number.NaN]),
      ),
      ...Object.fromEntries(known),
    };
  });
}

/** The one row of a group's partition. @throws when there is none or more than one */
export function rowOf(reading: ClusterReading, group: string, topic: string, partition = 0): SeenRow {
  const found = rowsOf(reading).filter(
    (row) => row.group === group && row.topic === topic && row.partition === partition,
  );
  const [row] = found;
  if (row === undefined || found.length > 1)
    throw new Error(`${found.length} rows for ${group}, ${topic}/${partition}`);
  return row;
}
