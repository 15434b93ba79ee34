import { hostname } from "node:os";
import { Consumer, type Message, type MessagesStream, stringDeserializers } from "@platformatic/kafka";
import type { Logger } from "../../../../exporters/kit/index.ts";
import { pause } from "./pause.ts";
import type { KafkaSettings } from "./settings.ts";

export type Received = Message<string, string, string, string>;

export interface ConsumeOptions {
  readonly settings: KafkaSettings;
  readonly group: string;
  readonly topic: string;
  /** Largest batch; asked anew for each. */
  readonly batchSize: () => number;
  /** Does the work. What it was given is committed when it resolves, and comes again when it rejects. */
  readonly handle: (batch: readonly Received[], stopped: AbortSignal) => Promise<void>;
  readonly log: Logger;
}

export interface Consumption {
  /** Whether it is a member of its group just now. */
  connected(): boolean;
  /** Finishes the batch under way, commits and leaves the group. */
  stop(): Promise<void>;
}

/** Reads a topic as a member of a group, batch by batch and at least once; when Kafka goes away it comes back by itself. */
export function consume(options: ConsumeOptions): Consumption {
  const { log } = options;
  const stopping = new AbortController();
  let member: GroupConsumer | undefined;
  const run = async () => {
    while (!stopping.signal.aborted) {
      member = createMember(options);
      try {
        await readAsMember(member, options, stopping.signal);
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ err: error }, "reading from Kafka failed, trying again");
      } finally {
        await Promise.race([member.close(true).catch(() => {}), pause(5000, new AbortController().signal)]);
      }
      await pause(1000, stopping.signal);
    }
  };
  const ended = run();
  return {
    connected: () => member?.isActive() ?? false,
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

type GroupConsumer = Consumer<string, string, string, string>;
type Stream = MessagesStream<string, string, string, string>;

function createMember({ settings, group }: ConsumeOptions): GroupConsumer {
  const sessionTimeout = settings["kafka.session-timeout"];
  const member: GroupConsumer = new Consumer({
    clientId: hostname(), // tells the members of one group apart
    groupId: group,
    bootstrapBrokers: settings["kafka.brokers"],
    sessionTimeout,
    rebalanceTimeout: Math.max(sessionTimeout, 30_000),
    heartbeatInterval: Math.min(3000, Math.floor(sessionTimeout / 3)),
    deserializers: stringDeserializers,
  });
  // A client without a listener would end the program.
  return member.on("error", () => {});
}

/**
 * One membership. Each generation of the group gets a stream of its own that starts at the committed offsets: the old stream still holds
 * records of partitions that went to other members, and would go on behind records that it had fetched and nobody handled.
 */
async function readAsMember(member: GroupConsumer, options: ConsumeOptions, stopped: AbortSignal): Promise<void> {
  const { topic, batchSize, handle } = options;
  let failure: unknown;
  let old: Stream | undefined;
  while (!stopped.aborted && failure === undefined) {
    const stream: Stream = await member.consume({
      topics: [topic],
      mode: "committed",
      fallbackMode: "earliest",
      autocommit: false,
      maxWaitTime: 500,
      highWaterMark: 1024,
    });
    const over = new AbortController();
    const fail = (error: unknown) => {
      failure = error;
      over.abort();
    };
    const end = () => over.abort();
    stream.on("error", fail);
    stream.on("close", end);
    member.on("error", fail);
    member.on("consumer:heartbeat:stalled", fail);
    member.on("consumer:group:join", end);
    stopped.addEventListener("abort", end);
    if (stopped.aborted) end();
    const nextBatch = batches(stream, over.signal);
    try {
      // Only now: a topic that nobody reads for a moment would make the member join anew.
      await old?.close();
      old = stream;
      while (!over.signal.aborted) {
        const batch = await nextBatch(batchSize());
        if (batch.length === 0 || over.signal.aborted) break;
        await handle(batch, stopped);
        await commit(member, batch);
      }
    } finally {
      member.off("error", fail);
      member.off("consumer:heartbeat:stalled", fail);
      member.off("consumer:group:join", end);
      stopped.removeEventListener("abort", end);
    }
  }
  if (failure !== undefined) throw failure;
}

/**
 * Reads everything that is there, at most `size`; waits when nothing is. Empty when it is over.
 * One listener as long as the stream lives: without any, the client stops to fetch and does not start again.
 */
function batches(stream: Stream, over: AbortSignal): (size: number) => Promise<readonly Received[]> {
  let wake = () => {};
  stream.on("readable", () => wake());
  over.addEventListener("abort", () => wake());
  return async (size) => {
    while (!over.aborted) {
      const batch: Received[] = [];
      for (let message = stream.read(); message !== null; message = batch.length < size ? stream.read() : null) {
        batch.push(message);
      }
      if (batch.length > 0) return batch;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return [];
  };
}

/** Partitions that went to another member in the meantime are not committed: their new owner is ahead, or does the work again. */
async function commit(member: GroupConsumer, batch: readonly Received[]): Promise<void> {
  const last = new Map<number, Received>();
  for (const message of batch) last.set(message.partition, message);
  const offsets = [...last.values()]
    .filter(({ topic, partition }) => owns(member, topic, partition))
    .map(({ topic, partition, offset, leaderEpoch }) => ({ topic, partition, offset: offset + 1n, leaderEpoch }));
  if (offsets.length > 0) await member.commit({ offsets });
}

function owns(member: GroupConsumer, topic: string, partition: number): boolean {
  return member.assignments?.some((one) => one.topic === topic && one.partitions.includes(partition)) ?? false;
}
