import test from "ava";
import { kafka } from "../../../../metrics/index.ts";
import { readingOf } from "../support/reading.ts";
import { commonFamilies, detailFamilies, linesAbout, linesOf, usualOptions, viewOf } from "../support/views.ts";

const twoPartitions = readingOf({
  thresholds: [60],
  topics: { a: [{ start: 0, end: 100 }, { leader: -1 }] },
  groups: { g: { committed: { a: [{ committed: 90, seconds: 61, error: 2, overdue: [4] }, { committed: 5 }] } } },
});

test("a partition without a leader: no lag and no age, but counted with its reason", (t) => {
  const families = detailFamilies([viewOf(twoPartitions)], usualOptions, "partition");
  t.deepEqual(linesAbout(families, kafka.lagRecords), [
    'kafka_consumergroup_lag{group="g",topic="a",partition="0"} 10',
  ]);
  t.deepEqual(linesAbout(families, kafka.lagUnknown), [
    'kafka_consumergroup_lag_unknown{group="g",topic="a",reason="no_leader"} 1',
  ]);
  t.deepEqual(linesAbout(families, kafka.lagSecondsUnknown), [
    'kafka_consumergroup_lag_seconds_unknown{group="g",topic="a",reason="no_leader"} 1',
  ]);
  t.deepEqual(linesAbout(families, kafka.overdueUnknown), [
    'kafka_consumergroup_overdue_records_unknown{group="g",topic="a",threshold="60",reason="no_leader"} 1',
  ]);
});

test("a group whose coordinator did not answer: nothing of its rows but their number, with the reason", (t) => {
  const reading = readingOf({
    thresholds: [60],
    topics: { a: [{ start: 0, end: 100 }, { leader: -1 }] },
    groups: {
      g: {
        committed: {
          a: [
            { committed: Number.NaN, unknown: "no_coordinator" },
            { committed: Number.NaN, unknown: "no_coordinator" },
          ],
        },
      },
    },
  });
  const shown = (level: "partition" | "topic") => {
    const families = detailFamilies([viewOf(reading)], usualOptions, level);
    return linesOf(families.filter(({ definition }) => definition.name.startsWith("kafka_consumergroup_")));
  };
  const unknown = [
    'kafka_consumergroup_lag_unknown{group="g",topic="a",reason="no_coordinator"} 2',
    'kafka_consumergroup_lag_seconds_unknown{group="g",topic="a",reason="no_coordinator"} 2',
    'kafka_consumergroup_overdue_records_unknown{group="g",topic="a",threshold="60",reason="no_coordinator"} 2',
  ];
  t.deepEqual(shown("partition").sort(), unknown.toSorted());
  t.deepEqual(shown("topic").sort(), unknown.toSorted());
});

test("sums: records as far as they are known, offsets only when all are", (t) => {
  const families = detailFamilies([viewOf(twoPartitions)], usualOptions, "topic");
  t.deepEqual(linesAbout(families, kafka.lagRecords), ['kafka_consumergroup_lag{group="g",topic="a"} 10']);
  t.deepEqual(linesAbout(families, kafka.lagSeconds), ['kafka_consumergroup_lag_seconds{group="g",topic="a"} 61']);
  t.deepEqual(linesAbout(families, kafka.committedOffset), [
    'kafka_consumergroup_committed_offset{group="g",topic="a"} 95',
  ]);
  t.deepEqual(linesAbout(families, kafka.logEndOffset), []);
  t.deepEqual(linesAbout(families, kafka.overdueRecords), [
    'kafka_consumergroup_overdue_records{group="g",topic="a",threshold="60"} 4',
  ]);
});

test("groups: one series for all topics", (t) => {
  const reading = readingOf({
    topics: { a: [{ start: 0, end: 10 }], b: [{ start: 0, end: 10 }] },
    groups: {
      g: {
        committed: { a: [{ committed: 7, seconds: 5, headroom: 4 }], b: [{ committed: 2, seconds: 9, headroom: 3 }] },
        uncommitted: { a: 1, b: 2 },
      },
    },
  });
  const families = detailFamilies([viewOf(reading)], usualOptions, "group");
  t.deepEqual(linesAbout(families, kafka.lagRecords), ['kafka_consumergroup_lag{group="g"} 11']);
  t.deepEqual(linesAbout(families, kafka.lagSeconds), ['kafka_consumergroup_lag_seconds{group="g"} 9']);
  t.deepEqual(linesAbout(families, kafka.retentionHeadroom), [
    'kafka_consumergroup_retention_headroom_seconds{group="g"} 3',
  ]);
  t.deepEqual(linesAbout(families, kafka.uncommittedPartitions), [
    'kafka_consumergroup_uncommitted_partitions{group="g"} 3',
  ]);
});

test("without seconds nothing is said about them", (t) => {
  const reading = readingOf({
    topics: { a: [{ start: 0, end: 10 }] },
    groups: { g: { committed: { a: [{ committed: 7, unknown: "not_asked" }] } } },
  });
  const options = { ...usualOptions, seconds: false };
  const families = [
    ...commonFamilies([viewOf(reading)], options),
    ...detailFamilies([viewOf(reading)], options, "topic"),
  ];
  t.deepEqual(
    families.map(({ definition }) => definition.name).filter((name) => /second|converged|search/.test(name)),
    ["kafka_consumergroup_commit_stalled_seconds"],
  );
});

test("a family that is not wanted is not written", (t) => {
  const options = { ...usualOptions, wants: ({ name }: { name: string }) => name !== "kafka_consumergroup_lag" };
  const families = detailFamilies([viewOf(twoPartitions)], options, "partition");
  t.deepEqual(linesAbout(families, kafka.lagRecords), []);
  t.is(linesAbout(families, kafka.committedOffset).length, 2);
});

test("several clusters: the cluster stands on every series; one that is out of reach says only that", (t) => {
  const options = { ...usualOptions, clusterLabel: true };
  const views = [viewOf(twoPartitions, "a"), { name: "b", known: undefined }];
  const common = commonFamilies(views, options);
  t.deepEqual(linesAbout(common, kafka.clusterUp), ['kafka_up{kafka_cluster="a"} 1', 'kafka_up{kafka_cluster="b"} 0']);
  const detail = detailFamilies(views, options, "partition");
  t.deepEqual(linesAbout(detail, kafka.lagSeconds), [
    'kafka_consumergroup_lag_seconds{kafka_cluster="a",group="g",topic="a",partition="0"} 61',
  ]);
});

test("what changes between readings: velocity, stalled, status", (t) => {
  const at = (committed: number, end: number) =>
    readingOf({ topics: { a: [{ start: 0, end }] }, groups: { g: { committed: { a: [{ committed, seconds: 1 }] } } } });
  const view = viewOf([at(5, 20), at(5, 35)]);
  const families = [...commonFamilies([view], usualOptions), ...detailFamilies([view], usualOptions, "topic")];
  t.deepEqual(linesAbout(families, kafka.lagVelocity), ['kafka_consumergroup_lag_velocity{group="g",topic="a"} 1']);
  t.deepEqual(linesAbout(families, kafka.commitStalled), [
    'kafka_consumergroup_commit_stalled_seconds{group="g",topic="a"} 15',
  ]);
  t.deepEqual(
    linesAbout(families, kafka.groupStatus).filter((line) => line.endsWith(" 1")),
    ['kafka_consumergroup_status{group="g",status="unknown"} 1'],
  );
});
