import {
  apis,
  type ClusterMetadata,
  errorCodes,
  type PartitionProducers,
  readDescribeProducers,
  writeDescribeProducers,
} from "../protocol/index.ts";
import type { Brokers } from "./brokers.ts";
import type { JournalPart } from "./journal.ts";
import { byLeader } from "./read-offsets.ts";

/** The one unread record of a partition, which may be no record but the end mark of a transaction. */
export interface Trailing {
  /** Index of the partition. */
  readonly partition: number;
  readonly end: number;
  /** When it was written, in ms, and how much later that may have been. */
  readonly time: number;
  readonly error: number;
}

/** What is known of transactions, by topic, and of end marks, by partition. */
export interface Transactions {
  /** Whether a transaction was seen in the topic since the program started. */
  seenIn(topic: string): boolean;
  saw(topic: string): void;
  /** Whether the last stable offset of all topics is to be asked, to see transactions. */
  readonly due: boolean;
  asked(): void;
  /** Asks who wrote last to these partitions, where that is not known yet; returns of those that could be asked whether their last record is an end mark. */
  markers(
    part: JournalPart,
    metadata: ClusterMetadata,
    brokers: Brokers,
    trailing: readonly Trailing[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, boolean>>;
  /** Forgets all topics but these. */
  keep(topics: ReadonlyMap<string, number>): void;
}

const lookEveryMs = 60_000;

/** Partitions asked per reading; each broker answers from memory. */
const maxPartitions = 1000;

export function transactions(): Transactions {
  const seen = new Set<string>();
  const denied = new Set<string>();
  /** For each partition asked, the log's end then and whether an end mark was the last thing written. */
  const verdicts = new Map<string, { readonly end: number; readonly marker: boolean }>();
  let lookedAt = Number.NEGATIVE_INFINITY;

  return {
    seenIn: (topic) => seen.has(topic),
    saw: (topic) => void seen.add(topic),
    get due() {
      return performance.now() - lookedAt >= lookEveryMs;
    },
    asked() {
      lookedAt = performance.now();
    },
    async markers(part, metadata, brokers, trailing, signal) {
      const { topics, partitions: table } = metadata;
      const nameOf = (partition: number) => topics.names[table.topic[partition] as number] as string;
      const keyOf = (partition: number) =>
        `${nameOf(partition)} ${partition - (topics.first[table.topic[partition] as number] as number)}`;
      const open = new Map<number, Trailing>();
      for (const found of trailing) {
        if (verdicts.get(keyOf(found.partition))?.end === found.end) continue;
        if (open.size < maxPartitions && !denied.has(nameOf(found.partition))) open.set(found.partition, found);
      }
      const learn = ({ partition, error, lastMarker, openTransaction }: PartitionProducers) => {
        const found = open.get(partition);
        if (found === undefined) return;
        if (error === errorCodes.topicAuthorization) denied.add(nameOf(partition));
        if (error !== 0) return;
        if (openTransaction || lastMarker >= 0) seen.add(nameOf(partition));
        const marker = lastMarker >= found.time && lastMarker <= found.time + found.error;
        verdicts.set(keyOf(partition), { end: found.end, marker });
      };
      await ask(part, metadata, brokers, Uint32Array.from(open.keys()).sort(), signal, learn);
      if (trailing.some(({ partition }) => denied.has(nameOf(partition)))) {
        part.limited("describe-producers-denied", undefined, deniedMessage);
      }
      const found = new Map<number, boolean>();
      for (const { partition, end } of trailing) {
        const verdict = verdicts.get(keyOf(partition));
        if (verdict?.end === end) found.set(partition, verdict.marker);
      }
      return found;
    },
    keep(topics) {
      for (const topic of seen) if (!topics.has(topic)) seen.delete(topic);
      for (const key of verdicts.keys()) if (!topics.has(key.slice(0, key.indexOf(" ")))) verdicts.delete(key);
      // Rights may have been given since.
      denied.clear();
    },
  };
}

const deniedMessage =
  "without the right Read on topics, the end mark of a transaction cannot be told from a record: where one record is unread in a topic with transactions, its age is not shown";

async function ask(
  part: JournalPart,
  metadata: ClusterMetadata,
  brokers: Brokers,
  partitions: Uint32Array,
  signal: AbortSignal,
  learn: (found: PartitionProducers) => void,
): Promise<void> {
  const jobs = [...byLeader(metadata, partitions)].map(async ([leader, led]) => {
    const broker = brokers.get(leader);
    const versions = broker && (await part.connect(broker, signal));
    if (broker === undefined || !versions?.has(apis.describeProducers.key)) return;
    const answer = await part.ask(
      broker,
      {
        api: apis.describeProducers,
        write: (body) => writeDescribeProducers(body, metadata, [...led]),
        read: (cursor) => readDescribeProducers(cursor, metadata),
      },
      signal,
      led.length,
    );
    answer?.forEach(learn);
  });
  await Promise.all(jobs);
}
