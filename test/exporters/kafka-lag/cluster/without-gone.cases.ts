import test from "ava";
import { withoutGone } from "../../../../exporters/kafka-lag/cluster/without-gone.ts";
import { readingOf } from "../support/reading.ts";

const topics = { a: [{ start: 0, end: 9 }] };

test("a group that is gone leaves no gap: rows and counts are of the same groups as before", (t) => {
  const committed = { a: [{ committed: 5, seconds: 1 }] };
  const reading = withoutGone(
    readingOf({
      topics,
      groups: {
        a: { committed },
        b: { found: false },
        c: { committed, uncommitted: { a: 2 } },
        d: { found: false, named: true },
      },
    }),
  );
  t.deepEqual(
    reading.groups.map(({ id }) => id),
    ["a", "c", "d"],
  );
  t.deepEqual([[...reading.rows.group], [...reading.uncommitted.group]], [[0, 1], [1]]);
});

test("nothing is gone: the reading is handed on as it is", (t) => {
  const reading = readingOf({ topics, groups: { a: { found: undefined }, b: { found: false, named: true } } });
  t.is(withoutGone(reading), reading);
});
