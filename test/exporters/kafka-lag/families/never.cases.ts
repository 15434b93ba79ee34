import test from "ava";
import fc from "fast-check";
import {
  type ClusterView,
  levels,
  nameProfiles,
  quantitiesOf,
  seriesOf,
} from "../../../../exporters/kafka-lag/families/index.ts";
import { createHistory } from "../../../../exporters/kafka-lag/history/index.ts";
import type { ClusterReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import { readingOf } from "../support/reading.ts";
import { commonFamilies, detailFamilies, linesOf, usualOptions, viewOf } from "../support/views.ts";

const offset = fc.nat(100);
const partition = fc.record(
  { start: offset, end: offset, lastStable: offset, leader: fc.constantFrom(-1, 1), inSync: fc.nat(1) },
  { requiredKeys: [] },
);
const age = fc.double({ min: 0, max: 1e6, noNaN: true });
const row = fc.oneof(
  fc.record({ committed: offset, seconds: age, error: age, headroom: age }),
  fc.record({
    committed: offset,
    unknown: fc.constantFrom("searching" as const, "future_record" as const, "transaction_marker" as const),
  }),
  fc.constant(undefined),
);
const topics = fc.constantFrom("a", 'b"\\\n', "c");
const group = fc.record({
  committed: fc.dictionary(topics, fc.array(row, { maxLength: 3 })),
  members: fc.nat(2),
  named: fc.boolean(),
});
const reading = fc
  .record({
    topics: fc.record({
      a: fc.array(partition, { minLength: 3, maxLength: 3 }),
      'b"\\\n': fc.array(partition, { minLength: 3, maxLength: 3 }),
      c: fc.array(partition, { minLength: 3, maxLength: 4 }),
    }),
    groups: fc.dictionary(fc.constantFrom("g", "h", 'i"', "ü"), group),
    thresholds: fc.constantFrom([], [60]),
  })
  .map(readingOf);
const cluster = fc.array(reading, { minLength: 1, maxLength: 4 });

const sample = /^([a-z_]+)(\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)+\})? (\S+)$/;

test("whatever was read: no negative number (but for the velocity), none that is not a number, no series twice", (t) => {
  fc.assert(
    fc.property(cluster, fc.constantFrom(...levels), fc.constantFrom(...nameProfiles), (readings, level, names) => {
      const options = { ...usualOptions, names };
      const views = [viewOf(readings)];
      const lines = linesOf([...commonFamilies(views, options), ...detailFamilies(views, options, level)]);
      const seen = new Set<string>();
      for (const line of lines) {
        const [, name = "", labels = "", value = ""] = sample.exec(line) ?? t.fail(line) ?? [];
        t.true(Number.isFinite(Number(value)), line);
        if (name !== "kafka_consumergroup_lag_velocity") t.true(Number(value) >= 0, line);
        t.false(seen.has(name + labels), line);
        seen.add(name + labels);
      }
    }),
  );
});

test("every row either has a lag or is counted as unknown, and so has its age", (t) => {
  fc.assert(
    fc.property(reading, (one) => {
      const lines = linesOf(detailFamilies([viewOf(one)], usualOptions, "partition"));
      for (const name of ["kafka_consumergroup_lag", "kafka_consumergroup_lag_seconds"]) {
        const known = lines.filter((line) => line.startsWith(`${name}{`)).length;
        const unknown = lines
          .filter((line) => line.startsWith(`${name}_unknown{`))
          .reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
        t.is(known + unknown, one.rows.length, name);
      }
    }),
  );
});

test("the number of series is never more than what is said of it beforehand", (t) => {
  fc.assert(
    fc.property(cluster, fc.constantFrom(...levels), fc.constantFrom(...nameProfiles), (readings, level, names) => {
      const options = { ...usualOptions, names, lastStable: "always" as const };
      const views: readonly ClusterView[] = [viewOf(readings)];
      const estimate = Object.values(seriesOf(level, quantitiesOf(views), options)).reduce((sum, n) => sum + n, 0);
      const written = linesOf(detailFamilies(views, options, level)).length;
      // More than one reason for one span is rare in life, and is not in the estimate.
      const reasons = linesOf(detailFamilies(views, options, level)).filter((line) => line.includes("reason=")).length;
      t.true(written - reasons <= estimate, `${written} of ${estimate}`);
    }),
  );
});

test("a cluster seen again and again keeps no more than its rows", (t) => {
  const history = createHistory();
  const seen = (groups: number): ClusterReading =>
    readingOf({
      topics: { a: [{ start: 0, end: 5 }] },
      groups: Object.fromEntries(
        Array.from({ length: groups }, (_, index) => [
          `g${index}`,
          { committed: { a: [{ committed: 1, seconds: 1 }] } },
        ]),
      ),
    });
  for (let round = 0; round < 5; round += 1) viewOf(seen(20), "main", history);
  t.is(history.size, 20);
});
