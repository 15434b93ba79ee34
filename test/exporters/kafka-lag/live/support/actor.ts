import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Admin, type BaseOptions, Producer } from "@platformatic/kafka";
import type { ExecutionContext } from "ava";

/** What a record is written with; only the time matters to most tests. */
export interface Written {
  /** Milliseconds. */
  readonly timestamp: number;
  readonly key?: string;
  readonly value?: string;
}

/** Whoever writes, commits and deletes in a test; its topics and groups are removed when the test ends. */
export interface Actor {
  readonly admin: Admin;
  readonly producer: Producer;
  /** Makes a topic with a name of its own and waits for its leaders. @returns the name */
  topic(options?: TopicOptions): Promise<string>;
  /** A name for a group that is removed with the test. */
  group(name?: string): string;
  /** Appends records in the given order. */
  write(topic: string, partition: number, records: readonly Written[]): Promise<void>;
  /** Commits offsets for a group without members, as a consumer that assigns its partitions itself does. */
  commit(group: string, topic: string, offsets: Readonly<Record<number, number>>): Promise<void>;
  /** Deletes the records before an offset. */
  deleteRecords(topic: string, partition: number, before: number): Promise<void>;
  /** Deletes a topic now and waits until metadata no longer names it. */
  deleteTopic(topic: string): Promise<void>;
}

export interface TopicOptions {
  /** @default a random one */
  readonly name?: string;
  readonly partitions?: number;
  readonly replicas?: number;
  /** Brokers of each partition, the first one preferred as leader. */
  readonly assignments?: readonly (readonly number[])[];
  readonly configs?: Readonly<Record<string, string>>;
}

const batch = 5000;

/** Connects; everything is taken down when the test ends. */
export async function actor(t: ExecutionContext, options: Omit<BaseOptions, "clientId">): Promise<Actor> {
  const admin = new Admin({ clientId: "test-admin", ...options });
  const producer = new Producer({ clientId: "test-producer", acks: -1, ...options });
  const topics = new Set<string>();
  const groups = new Set<string>();
  t.teardown(async () => {
    await quietly(groups.size > 0 && admin.deleteGroups({ groups: [...groups] }));
    await quietly(topics.size > 0 && admin.deleteTopics({ topics: [...topics] }));
    await quietly(producer.close());
    await quietly(admin.close());
  });
  return {
    admin,
    producer,
    async topic({ name = `t-${suffix()}`, partitions = 1, replicas = 1, assignments, configs = {} } = {}) {
      await eventually(() =>
        admin.createTopics({
          topics: [
            assignments === undefined
              ? { topic: name, partitions, replicas }
              : {
                  topic: name,
                  partitions: -1,
                  replicas: -1,
                  assignments: assignments.map((brokers, partition) => ({ partition, brokers: [...brokers] })),
                },
          ],
          configs: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
        }),
      );
      topics.add(name);
      await eventually(async () => {
        const { topics: known } = await admin.metadata({ topics: [name], forceUpdate: true });
        const led = known.get(name)?.partitions.every(({ leader }) => leader >= 0);
        if (led !== true) throw new Error(`${name} has no leaders yet`);
      });
      return name;
    },
    group(name = `g-${suffix()}`) {
      groups.add(name);
      return name;
    },
    async write(topic, partition, records) {
      for (let at = 0; at < records.length; at += batch) {
        const messages = records.slice(at, at + batch).map(({ timestamp, key, value = "x" }) => ({
          topic,
          partition,
          timestamp: BigInt(timestamp),
          value: Buffer.from(value),
          ...(key !== undefined && { key: Buffer.from(key) }),
        }));
        await eventually(() => producer.send({ messages }));
      }
    },
    async commit(groupId, topic, offsets) {
      groups.add(groupId);
      const partitionOffsets = Object.entries(offsets).map(([partition, offset]) => ({
        partition: Number(partition),
        offset: BigInt(offset),
      }));
      await eventually(() => admin.alterConsumerGroupOffsets({ groupId, topics: [{ name: topic, partitionOffsets }] }));
    },
    async deleteRecords(topic, partition, before) {
      await admin.deleteRecords({ topics: [{ name: topic, partitions: [{ partition, offset: BigInt(before) }] }] });
    },
    async deleteTopic(topic) {
      await admin.deleteTopics({ topics: [topic] });
      await eventually(async () => {
        if ((await admin.listTopics()).includes(topic)) throw new Error(`${topic} is still there`);
      });
    },
  };
}

/** Tries until it works: a young cluster says "not leader" and "loading" for a while. @throws the last error */
export async function eventually<Result>(work: () => Promise<Result>, milliseconds = 20_000): Promise<Result> {
  for (const deadline = Date.now() + milliseconds; ; await pause(100)) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

export function suffix(): string {
  return randomBytes(5).toString("hex");
}

async function quietly(work: Promise<unknown> | false): Promise<void> {
  try {
    await work;
  } catch {}
}
