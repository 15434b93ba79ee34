import test from "ava";
import { openScripted } from "../support/reader.ts";
import { type CallName, type GroupOutline, scriptedMember, steadyLog } from "../support/scripted-broker/index.ts";

const log = steadyLog({ end: 1000, first: Date.now() - 1_000_000, every: 1000 });

/** Three brokers, 60 topics of 10 partitions, 250 groups. */
function large() {
  const names = Array.from({ length: 60 }, (_, index) => `topic-${index}`);
  const groups = Array.from({ length: 250 }, (_, index): [string, GroupOutline] => {
    const topic = names[index % names.length] ?? "";
    return [
      `group-${index}`,
      {
        type: index % 5 === 0 ? "consumer" : "classic",
        members: [scriptedMember("a", { [topic]: [0, 1, 2] })],
        offsets: { [topic]: Array(10).fill(500) },
      },
    ];
  });
  return {
    brokers: 3,
    topics: Object.fromEntries(names.map((name) => [name, Array(10).fill(log)])),
    groups: Object.fromEntries(groups),
  };
}

test("a reading without seconds costs each broker a handful of requests, whatever the number of topics", async (t) => {
  const { read, brokers } = await openScripted(t, large());
  await read({ seconds: false, lastStable: "never" });
  brokers.traffic.reset();
  const reading = await read({ seconds: false, lastStable: "never" });
  const { traffic } = brokers;
  t.is(traffic.connections, 0, "connections are kept");
  t.is(traffic.count("Metadata"), 0, "metadata is kept");
  t.is(traffic.count("ApiVersions"), 0, "versions are kept");
  t.is(traffic.count("ListGroups"), 3);
  t.is(traffic.count("ListOffsets"), 6);
  t.true(traffic.exchanges.length <= 3 * 8, `${traffic.exchanges.length} requests`);
  t.is(reading.rows.length, 2500);
  for (const [call, count] of reading.cost.requests) t.is(traffic.count(call as CallName), count, call);
  t.is(sum(reading.cost.requests.values()), traffic.exchanges.length);
});

test("what was found by the search is kept: a second reading asks little, a third one nothing new", async (t) => {
  const { read, brokers } = await openScripted(t, large());
  const probes = async (): Promise<number> => (await read()).cost.searchProbes;
  const cold = await probes();
  await probes();
  await probes();
  brokers.traffic.reset();
  t.true((await probes()) <= cold / 10);
  t.is(brokers.traffic.connections, 0);
});

test("a partition stands once in a request, and is searched once for all its groups", async (t) => {
  const groups = Object.fromEntries(
    Array.from({ length: 50 }, (_, index): [string, GroupOutline] => [
      `group-${index}`,
      { offsets: { orders: [500] } },
    ]),
  );
  const { read, brokers } = await openScripted(t, { topics: { orders: [log] }, groups });
  const { cost } = await read();
  for (const { call, asked } of brokers.traffic.exchanges) {
    if (call === "ListOffsets") t.is(new Set(asked()).size, asked().length);
  }
  t.true(cost.searchProbes <= 20, `${cost.searchProbes} probes`);
});

test("the rounds of a search are capped; it goes on at the next reading", async (t) => {
  const offsets = Array.from({ length: 40 }, (_, index) => 13 + index * 24);
  const { read } = await openScripted(t, {
    topics: { orders: offsets.map(() => steadyLog({ end: 1e6, first: Date.now() - 9e9, every: 9000 })) },
    groups: { router: { offsets: { orders: offsets } } },
  });
  const rounds: number[] = [];
  let open = Number.POSITIVE_INFINITY;
  for (let reading = 0; reading < 20 && open > 0; reading++) {
    const { cost } = await read({ search: { maxRounds: 2, toleranceMs: 1000, relativeTolerance: 0 } });
    rounds.push(cost.searchRounds);
    open = cost.searchOpen;
  }
  t.true(
    rounds.every((count) => count <= 2),
    rounds.join(),
  );
  t.is(open, 0);
});

test("topics that no selected group consumes are asked for only on demand", async (t) => {
  const { read, brokers } = await openScripted(t, {
    topics: { orders: [log], audit: [log, log] },
    groups: { router: { offsets: { orders: [500] } } },
  });
  await read({ topicOffsets: "consumed" });
  t.deepEqual([...new Set(brokers.traffic.asked("ListOffsets"))], ["orders/0"]);
  const reading = await read({ topicOffsets: "all" });
  t.deepEqual([...reading.partitions.logEnd], [1000, 1000, 1000]);
});

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}
