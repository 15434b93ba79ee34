import test from "ava";
import { readingOf } from "../support/reading.ts";
import { viewOf } from "../support/views.ts";

test("a reading without the committed offset is no commit: what stood still before goes on standing still", (t) => {
  const reading = (committed: number) =>
    readingOf({
      topics: { a: [{ start: 0, end: 100 }] },
      groups: { g: { committed: { a: [{ committed, unknown: "no_coordinator" }] } } },
    });
  const trendsOf = (...committed: readonly number[]) => viewOf(committed.map(reading)).known?.trends;
  t.deepEqual([...(trendsOf(5, 5)?.stalledSeconds ?? [])], [15]);
  const meanwhile = trendsOf(5, 5, Number.NaN);
  t.deepEqual([[...(meanwhile?.stalledSeconds ?? [])], meanwhile?.status], [[Number.NaN], ["unknown"]]);
  t.deepEqual([...(trendsOf(5, 5, Number.NaN, 5)?.stalledSeconds ?? [])], [45]);
  t.deepEqual([...(trendsOf(5, 5, Number.NaN, 6)?.stalledSeconds ?? [])], [0]);
});
