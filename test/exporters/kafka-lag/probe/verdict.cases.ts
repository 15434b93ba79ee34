import test from "ava";
import { parseLimits } from "../../../../exporters/kafka-lag/probe/limits.ts";
import { findGroup, judge } from "../../../../exporters/kafka-lag/probe/verdict.ts";
import type { ClusterSummary, GroupSummary } from "../../../../exporters/kafka-lag/watch/summary.ts";
import { DefinitionError } from "../../../../problems/index.ts";
import { clusterSummary, groupSummary } from "../support/summaries.ts";

const judged = test.macro({
  exec(t, group: Partial<GroupSummary>, query: Readonly<Record<string, string>>, expected: string) {
    const { status, reason } = judge(groupSummary(group), parseLimits(query));
    t.is(`${status} ${reason}`, expected);
  },
  title: (name) => name ?? "",
});

test("well and drained", judged, {}, {}, "200 router-worker is Stable with 2 members; 0 records to read");
test(
  "well and at work",
  judged,
  { lag: 7, seconds: 0.42, members: 1 },
  {},
  "200 router-worker is Stable with 1 member; 7 records to read, the oldest 0.4 s old",
);
test(
  "age unknown, no limit on it",
  judged,
  { lag: 7, seconds: undefined, secondsUnknown: new Map([["searching", 1]]) },
  {},
  "200 router-worker is Stable with 2 members; 7 records to read",
);
test(
  "not there",
  judged,
  { found: false },
  {},
  "503 Kafka does not know the group router-worker: it was never started, or its offsets have expired",
);
test("no answer about it", judged, { found: undefined }, {}, "503 the coordinator of router-worker did not answer");
test(
  "where it stands was not told",
  judged,
  { committedKnown: false },
  {},
  "503 the coordinator of router-worker did not tell its committed offsets",
);
test(
  "the coordinator says no",
  judged,
  { error: "GROUP_AUTHORIZATION_FAILED" },
  {},
  "503 the coordinator of router-worker answers GROUP_AUTHORIZATION_FAILED",
);
test(
  "nobody there",
  judged,
  { members: 0, state: "Empty" },
  {},
  "503 router-worker has 0 members, 1 or more are needed",
);
test(
  "too few there",
  judged,
  { members: 2 },
  { "min-members": "3" },
  "503 router-worker has 2 members, 3 or more are needed",
);
test("members unknown", judged, { members: undefined }, {}, "503 it is not known how many members router-worker has");
test("rebalancing", judged, { state: "PreparingRebalance" }, {}, "503 router-worker is PreparingRebalance, not Stable");
test(
  "stalled",
  judged,
  { stalledSeconds: 121, lag: 5 },
  {},
  "503 router-worker has committed nothing on a lagging partition for 121 s",
);
test(
  "stalled, within a limit of its own",
  judged,
  { stalledSeconds: 121 },
  { "max-stalled": "5m" },
  "200 router-worker is Stable with 2 members; 0 records to read",
);
test(
  "too many records behind",
  judged,
  { lag: 101 },
  { "max-lag": "100" },
  "503 router-worker is 101 records behind, 100 are allowed",
);
test(
  "as many as are allowed",
  judged,
  { lag: 100, seconds: 3 },
  { "max-lag": "100" },
  "200 router-worker is Stable with 2 members; 100 records to read, the oldest 3 s old",
);
test(
  "too late",
  judged,
  { lag: 1, seconds: 60.26 },
  { "max-lag-seconds": "60" },
  "503 router-worker is 60.3 s behind, 60 s are allowed",
);
test(
  "a limit on what is unknown: records",
  judged,
  { lagUnknown: 2 },
  { "max-lag": "1" },
  "503 the lag of router-worker is unknown on 2 partitions",
);
test(
  "a limit on what is unknown: seconds",
  judged,
  { secondsUnknown: new Map([["future_record", 1]]) },
  { "max-lag-seconds": "1" },
  "503 the lag of router-worker in seconds is unknown: future_record on 1 partition",
);
test(
  "the end mark of a transaction is nothing to wait for",
  judged,
  { lag: 1, seconds: 0, secondsUnknown: new Map([["transaction_marker", 1]]) },
  { "max-lag-seconds": "1" },
  "200 router-worker is Stable with 2 members; 1 record to read, the oldest 0 s old",
);
test("a name with line breaks", judged, { id: "a\r\nb" }, {}, "200 a??b is Stable with 2 members; 0 records to read");

const sought = test.macro({
  exec(t, clusters: readonly ClusterSummary[], id: string, cluster: string | undefined, expected: string) {
    const found = findGroup(clusters, id, parseLimits(cluster === undefined ? {} : { cluster }));
    t.is("reason" in found ? `${found.status} ${found.reason}` : `found ${found.id}`, expected);
  },
  title: (name) => name ?? "",
});
const two = [clusterSummary({ name: "a" }), clusterSummary({ name: "b" })];

test("watched", sought, [clusterSummary()], "router-worker", undefined, "found router-worker");
test(
  "not watched",
  sought,
  [clusterSummary()],
  "nobody",
  undefined,
  "404 no group nobody is watched; name it in the settings to tell missing from unknown",
);
test("nothing read yet", sought, [], "router-worker", undefined, "503 no cluster has been read yet");
test(
  "in two clusters",
  sought,
  two,
  "router-worker",
  undefined,
  "404 several clusters have a group router-worker; add ?cluster=, one of: a, b",
);
test("in one of two", sought, two, "router-worker", "b", "found router-worker");
test(
  "in a cluster that is not there",
  sought,
  two,
  "router-worker",
  "c",
  "404 no cluster is called c; there are: a, b",
);
test(
  "in a cluster out of reach",
  sought,
  [clusterSummary({ unreachable: "kafka:9092: nothing listens there", groups: [] })],
  "router-worker",
  undefined,
  "503 cluster main cannot be read: kafka:9092: nothing listens there",
);

test("wrong parameters are all told", (t) => {
  const error = t.throws(() => parseLimits({ "max-lag": "many", "max-stalled": "2", speed: "1" }), {
    instanceOf: DefinitionError,
  });
  t.deepEqual(
    error?.findings.map(({ path, message }) => `${path}: ${message}`),
    [
      "max-lag: is no whole number",
      "max-stalled: is no duration; write a number and a unit, like 30s, 5m or 1h30m",
      'query: Unrecognized key: "speed"',
    ],
  );
});
