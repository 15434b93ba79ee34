import { setTimeout as pause } from "node:timers/promises";
import { Admin, Producer } from "@platformatic/kafka";
import { committed, groupName, type LagLoad, timestampOf, topicName, topicsOf } from "./load.ts";

/** A real broker that holds the load. */
interface RealLoad {
  /** Every lagging group commits three records further. */
  move(): Promise<void>;
  close(): Promise<void>;
}

/** Makes the topics, writes the records and commits the offsets. */
export async function putLoad(bootstrap: readonly string[], load: LagLoad): Promise<RealLoad> {
  const options = { bootstrapBrokers: [...bootstrap], requestTimeout: 120_000 };
  const admin = new Admin({ clientId: "bench-load", ...options });
  const producer = new Producer({ clientId: "bench-load", acks: 1, ...options });
  const topics = Array.from({ length: load.topics }, (_, index) => index);
  for (const some of chunks(topics, 100)) {
    await patiently(() =>
      admin.createTopics({ topics: some.map(topicName), partitions: load.partitionsPerTopic, replicas: 1 }),
    );
  }
  const now = Date.now();
  for (const topic of topics) {
    await patiently(() => producer.send({ messages: recordsOf(load, topic, now) }));
    if (topic % 100 === 99) console.log(`  records in ${topic + 1} of ${load.topics} topics`);
  }
  await producer.close();
  let moves = 0;
  const commit = async (): Promise<void> => {
    for (let group = 0; group < load.groups; group++) await patiently(() => commitGroup(admin, load, group, moves));
  };
  await commit();
  return {
    async move() {
      moves++;
      await commit();
    },
    close: () => admin.close(),
  };
}

function recordsOf(load: LagLoad, topic: number, now: number) {
  return Array.from({ length: load.partitionsPerTopic * load.recordsPerPartition }, (_, index) => {
    const partition = Math.floor(index / load.recordsPerPartition);
    const offset = index % load.recordsPerPartition;
    const timestamp = timestampOf(load, offset, topic * 13 + partition * 7, now);
    return { topic: topicName(topic), partition, timestamp: BigInt(timestamp), value: Buffer.from("x") };
  });
}

async function commitGroup(admin: Admin, load: LagLoad, group: number, moves: number): Promise<void> {
  const topics = topicsOf(load, group).map((topic) => ({
    name: topicName(topic),
    partitionOffsets: Array.from({ length: load.partitionsPerTopic }, (_, partition) => ({
      partition,
      offset: BigInt(committed(load, topic, partition, moves)),
    })),
  }));
  await admin.alterConsumerGroupOffsets({ groupId: groupName(group), topics });
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** A broker that has just made a topic says for a while that it does not lead it. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt > 40) throw error;
      await pause(250);
    }
  }
}
