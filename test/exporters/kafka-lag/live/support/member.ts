import { once } from "node:events";
import { Consumer, MessagesStreamModes } from "@platformatic/kafka";
import type { ExecutionContext } from "ava";
import { eventually } from "./actor.ts";

export interface MemberOptions {
  readonly bootstrapBrokers: string[];
  readonly group: string;
  readonly topics: readonly string[];
  /** @default "classic" */
  readonly protocol?: "classic" | "consumer";
  readonly clientId?: string;
}

/** A consumer that reads and commits only when told to. */
export interface Member {
  /** Reads until it has seen this many records, and commits what it read. */
  readAndCommit(records: number): Promise<void>;
  /** Commits any offset. */
  commit(topic: string, partition: number, offset: number): Promise<void>;
  leave(): Promise<void>;
}

/** Joins a group and waits until it has its partitions; it leaves when the test ends. */
export async function member(t: ExecutionContext, options: MemberOptions): Promise<Member> {
  const consumer = new Consumer({
    clientId: options.clientId ?? "test-member",
    bootstrapBrokers: options.bootstrapBrokers,
    groupId: options.group,
    groupProtocol: options.protocol ?? "classic",
    autocommit: false,
  });
  let left = false;
  const leave = async (): Promise<void> => {
    if (!left) await consumer.close(true);
    left = true;
  };
  t.teardown(leave);
  const stream = await eventually(() =>
    consumer.consume({
      topics: [...options.topics],
      mode: MessagesStreamModes.COMMITTED,
      fallbackMode: "earliest",
      autocommit: false,
    }),
  );
  stream.pause();
  await eventually(async () => {
    if (consumer.assignments === null) throw new Error(`${options.group} has assigned nothing yet`);
  });
  return {
    async readAndCommit(records) {
      for (let count = 0; count < records; ) {
        const message = stream.read();
        if (message === null) {
          await once(stream, "readable");
          continue;
        }
        count++;
        if (count === records) await message.commit();
      }
    },
    commit: (topic, partition, offset) =>
      consumer.commit({ offsets: [{ topic, partition, offset: BigInt(offset), leaderEpoch: -1 }] }),
    leave,
  };
}
