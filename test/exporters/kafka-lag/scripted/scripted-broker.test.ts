import * as client from "@platformatic/kafka";
import { Admin, type Connection } from "@platformatic/kafka";
import test, { type ExecutionContext } from "ava";
import {
  kafka23,
  recordsLog,
  scriptedCluster,
  scriptedMember,
  startScriptedBrokers,
  steadyLog,
} from "../support/scripted-broker/index.ts";

const outline = {
  topics: {
    orders: [
      steadyLog({ end: 1000, first: 1_700_000_000_000, every: 1000, lastStable: 990 }),
      recordsLog({
        records: [
          { offset: 5, timestamp: 50 },
          { offset: 9, timestamp: 40 },
        ],
        end: 12,
      }),
    ],
  },
  configs: { orders: { "cleanup.policy": "compact" } },
  groups: {
    router: { members: [scriptedMember("router", { orders: [0, 1] })], offsets: { orders: [400, null] } },
    fresh: { type: "consumer", members: [scriptedMember("fresh", { orders: [0] })], offsets: { orders: [7, 6] } },
  },
} as const;

type Codec = {
  api: { async(connection: Connection, ...args: unknown[]): Promise<never>; key: number; version: number };
};

/** The client's codec of a call in one version, when it has one. */
function codec(name: string, version: number): Codec | undefined {
  return (client as unknown as Record<string, Codec>)[`${name}V${version}`];
}

async function withConnection(t: ExecutionContext, use: (connection: Connection) => Promise<void>): Promise<void> {
  const cluster = scriptedCluster(outline);
  const [first] = cluster.topics.get("orders")?.partitions ?? [];
  if (first !== undefined)
    first.producers = [{ id: 7, lastTimestamp: 1_700_000_000_000, coordinatorEpoch: 3, transactionStart: -1 }];
  const brokers = await startScriptedBrokers(cluster);
  const admin = new Admin({ clientId: "test", bootstrapBrokers: [...brokers.addresses], retries: false });
  try {
    const { brokers: known } = await admin.metadata({ topics: [] });
    const [address] = known.values();
    if (address === undefined) throw new Error("the cluster names no broker");
    await use(await (admin as unknown as Pool).connections.get(address));
    t.deepEqual(brokers.traffic.complaints, []);
  } finally {
    await admin.close();
    await brokers.stop();
  }
}

interface Pool {
  readonly connections: { get(address: { host: string; port: number }): Promise<Connection> };
}

/** Every version for which the client has a codec is understood and answered in that version's form. */
const everyVersion = test.macro({
  title: (_, name: string) => `${name} is answered in every version`,
  async exec(
    t,
    name: string,
    versions: readonly [number, number],
    args: (version: number) => readonly unknown[],
    see: (t: ExecutionContext, answer: never, version: number) => void,
  ) {
    await withConnection(t, async (connection) => {
      let asked = 0;
      for (let version = versions[0]; version <= versions[1]; version++) {
        const found = codec(name, version);
        if (found === undefined) continue;
        see(t, await found.api.async(connection, ...args(version)), version);
        asked++;
      }
      t.true(asked > 0);
    });
  },
});

test(
  everyVersion,
  "apiVersions",
  [0, 4],
  () => ["test", "1"],
  (t, answer: { apiKeys: { apiKey: number; maxVersion: number }[] }) => {
    t.is(answer.apiKeys.find(({ apiKey }) => apiKey === 2)?.maxVersion, 10);
  },
);

test(
  everyVersion,
  "metadata",
  [0, 12],
  () => [null, false, false],
  (t, answer: { topics: { name: string; partitions: { leaderId: number; isrNodes: number[] }[] }[] }, version) => {
    if (version === 0) return;
    t.like(answer.topics[0], { name: "orders" });
    t.like(answer.topics[0]?.partitions[1], { leaderId: 1, isrNodes: [1] });
  },
);

test(
  everyVersion,
  "listGroups",
  [0, 5],
  (version) => (version >= 5 ? [[], ["classic", "consumer"]] : [[]]),
  (t, answer: { groups: { groupId: string; groupType?: string }[] }, version) => {
    t.deepEqual(
      answer.groups.map(({ groupId }) => groupId),
      ["router", "fresh"],
    );
    if (version >= 5) t.is(answer.groups[1]?.groupType, "consumer");
  },
);

test(
  everyVersion,
  "describeGroups",
  [0, 5],
  () => [["router", "fresh"], false],
  (t, answer: { groups: { groupState: string; members: unknown[] }[] }) => {
    t.like(answer.groups[0], { groupState: "Stable" });
    t.is(answer.groups[0]?.members.length, 1);
    t.like(answer.groups[1], { groupState: "Dead", members: [] });
  },
);

test(
  everyVersion,
  "consumerGroupDescribe",
  [0, 0],
  () => [["fresh"], false],
  (t, answer: { groups: { groupState: string; members: { assignment: object }[] }[] }) => {
    t.like(answer.groups[0], { groupState: "Stable" });
    t.like(answer.groups[0]?.members[0]?.assignment, {
      topicPartitions: [{ topicName: "orders", partitions: [0] }],
    });
  },
);

test(
  everyVersion,
  "listOffsets",
  [1, 9],
  () => {
    const partitions = [0, 1].map((partitionIndex) => ({ partitionIndex, currentLeaderEpoch: -1, timestamp: -1n }));
    const topics = [{ name: "orders", partitions }];
    return [-1, 1, topics];
  },
  (t, answer: { topics: { partitions: { offset: bigint }[] }[] }, version) => {
    t.is(answer.topics[0]?.partitions[0]?.offset, version >= 2 ? 990n : 1000n);
    t.is(answer.topics[0]?.partitions[1]?.offset, 12n);
  },
);

test(
  everyVersion,
  "offsetFetch",
  [2, 9],
  () => [[{ groupId: "router", memberId: null, memberEpoch: -1, topics: null }], false],
  (t, answer: { topics?: Committed[]; groups?: { topics: Committed[] }[] }) => {
    const topics = answer.topics ?? answer.groups?.[0]?.topics;
    t.deepEqual(
      topics?.[0]?.partitions.map(({ committedOffset }) => committedOffset),
      [400n],
    );
  },
);

interface Committed {
  readonly partitions: readonly { readonly committedOffset: bigint }[];
}

test(
  everyVersion,
  "describeConfigs",
  [1, 4],
  () => [[{ resourceType: 2, resourceName: "orders", configurationKeys: ["cleanup.policy"] }], false, false],
  (t, answer: { results: { configs: { value: string }[] }[] }) => {
    t.is(answer.results[0]?.configs[0]?.value, "compact");
  },
);

test(
  everyVersion,
  "describeProducers",
  [0, 0],
  () => [[{ name: "orders", partitionIndexes: [0, 1] }]],
  (t, answer: { topics: { partitions: { activeProducers: object[] }[] }[] }) => {
    t.deepEqual(
      answer.topics[0]?.partitions.map(({ activeProducers }) => activeProducers.length),
      [1, 0],
    );
    t.like(answer.topics[0]?.partitions[0]?.activeProducers[0], {
      producerId: 7n,
      lastTimestamp: 1_700_000_000_000n,
      currentTxnStartOffset: -1n,
    });
  },
);

test(
  everyVersion,
  "findCoordinator",
  [0, 6],
  () => [0, ["router"]],
  (t, answer: { nodeId?: number; coordinators?: { nodeId: number }[] }) => {
    t.is(answer.nodeId ?? answer.coordinators?.[0]?.nodeId, 1);
  },
);

test("an older broker refuses what it does not know, and says in ApiVersions what it does", async (t) => {
  const brokers = await startScriptedBrokers(scriptedCluster(outline), kafka23);
  const admin = new Admin({ clientId: "test", bootstrapBrokers: [...brokers.addresses], retries: false });
  try {
    const apis = await admin.listApis();
    t.is(apis.find(({ name }) => name === "OffsetFetch")?.maxVersion, 5);
    t.is(
      apis.find(({ name }) => name === "ConsumerGroupDescribe"),
      undefined,
    );
  } finally {
    await admin.close();
    await brokers.stop();
  }
});
