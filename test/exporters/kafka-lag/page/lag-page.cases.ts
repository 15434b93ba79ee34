import test from "ava";
import { lagPage } from "../../../../exporters/kafka-lag/page/lag-page.ts";
import { age, records } from "../../../../exporters/kafka-lag/page/quantities.ts";
import type { ClusterSummary } from "../../../../exporters/kafka-lag/watch/summary.ts";
import { matchesGolden } from "../../support/golden.ts";
import { clusterSummary, groupSummary } from "../support/summaries.ts";

const page = (clusters: readonly ClusterSummary[], ageMs: number | undefined = 4200) =>
  lagPage({ clusters, ageMs, version: "0.0.0" });

const rich: readonly ClusterSummary[] = [
  clusterSummary({
    brokers: [1, 2].map((id) => ({ id, host: `kafka-${id}`, port: 9092, rack: undefined, answered: id === 1 })),
    failures: ["kafka-2:9092: did not answer ListOffsets within 3 s; 12 partitions are missing"],
    limitations: ["Brokers 1, 2 are older than Kafka 3.8: the kind of a group is not known."],
    groups: [
      groupSummary({ lag: 1_234_567, seconds: 7260, status: "warning", lagUnknown: 2, lost: 1000, uncommitted: 1 }),
      groupSummary({ id: "connector-whatsapp", lag: 3, seconds: 0.31 }),
      groupSummary({ id: "connector-instagram", found: false, members: 0, state: "Dead", partitions: 0 }),
      groupSummary({ id: "stopped", members: 0, state: "Empty", status: "stopped", lag: 19, seconds: 86_461 }),
    ],
  }),
  clusterSummary({ name: "second", unreachable: "kafka.second:9092: the host name has no address", groups: [] }),
];

test("the page is byte for byte what it was", (t) => {
  matchesGolden(
    t,
    "kafka-lag/page.html",
    `${page(rich).body.markup}
`,
  );
});

test("names are text, never markup", (t) => {
  const evil = '<img src=x onerror="alert(1)">&\'';
  const { markup } = page([
    clusterSummary({
      name: evil,
      failures: [evil],
      limitations: [evil],
      groups: [groupSummary({ id: evil, state: evil })],
    }),
    clusterSummary({ name: "other", unreachable: evil }),
  ]).body;
  t.false(markup.includes("<img"));
  t.false(/title="[^"]*alert/.test(markup));
  t.true(markup.includes("/probe/group/%3Cimg%20src%3Dx%20onerror%3D%22alert(1)%22%3E%26&#39;?cluster=%3Cimg"));
});

test("its title says what matters", (t) => {
  t.is(page([clusterSummary()]).title, "1 group · Sightline Kafka lag");
  t.is(
    page([clusterSummary({ groups: [groupSummary({ status: "stalled" }), groupSummary({ id: "b" })] })]).title,
    "1 of 2 groups in trouble · Sightline Kafka lag",
  );
  t.is(page(rich).title, "1 of 2 clusters unreachable · Sightline Kafka lag");
});

test("before the first reading it says so", (t) => {
  t.true(page([], undefined).body.markup.includes("Nothing has been read yet."));
});

test("ages and numbers", (t) => {
  t.deepEqual([0, 0.04, 9.96, 42.4, 60, 125, 3600, 7260, 86_461, 90_000].map(age), [
    "0 s",
    "0 s",
    "10 s",
    "42 s",
    "1 min",
    "2 min 5 s",
    "1 h",
    "2 h 1 min",
    "1 d",
    "1 d 1 h",
  ]);
  t.deepEqual([0, 999, 1000, 1_234_567].map(records), ["0", "999", "1\u202f000", "1\u202f234\u202f567"]);
});
