import test from "ava";
import fc from "fast-check";
import { judgePartition, type Status, worseStatus } from "../../../../exporters/kafka-lag/history/status.ts";
import { createTopicHistory } from "../../../../exporters/kafka-lag/history/topic-history.ts";

const rules = { windowMs: 120_000, allowedLag: 0 };

/** One look every 15 s: the committed offset and the end of the log. */
type Look = readonly [committed: number, end: number];

function judge(looks: readonly Look[], hasMembers: boolean): Status | undefined {
  const history = createTopicHistory();
  let atMs = 0;
  for (const [committed, logEnd] of looks) {
    atMs += 15_000;
    const lag = Math.max(0, logEnd - committed);
    history.observe({ partition: 0, committed, lag, logStart: 0, logEnd }, atMs, rules.allowedLag);
  }
  const facts = history.judged(0, atMs);
  return facts && judgePartition(facts, hasMembers, rules);
}

const looks = (count: number, at: (index: number) => Look): Look[] => Array.from({ length: count }, (_, i) => at(i));

const judged = test.macro({
  exec(t, seen: readonly Look[], expected: Status, hasMembers?: boolean) {
    t.is(judge(seen, hasMembers ?? true), expected);
  },
  title: (name, _, expected) => `${name}: ${expected}`,
});

test("drained", judged, [[10, 10]], "ok");
test("drained, without members", judged, [[10, 10]], "ok", false);
test("lagging, seen once", judged, [[5, 10]], "unknown");
test(
  "commits nothing for a window, members there",
  judged,
  looks(9, () => [5, 10]),
  "stalled",
);
test(
  "commits nothing for a window, nobody there",
  judged,
  looks(9, () => [5, 10]),
  "stopped",
  false,
);
test(
  "one look before the window is over",
  judged,
  looks(8, () => [5, 10]),
  "unknown",
);
test(
  "commits and falls behind",
  judged,
  looks(9, (i) => [i, 10 + 3 * i]),
  "warning",
);
test(
  "commits and gets nearer",
  judged,
  looks(9, (i) => [3 * i, 100 + i]),
  "ok",
);
test(
  "behind, and drained within the window",
  judged,
  [...looks(4, (i): Look => [i, 10 + 3 * i]), [30, 30], [31, 40]],
  "ok",
);
test(
  "went back",
  judged,
  [
    [50, 60],
    [51, 60],
    [20, 60],
    [25, 61],
  ],
  "rewound",
);
test(
  "went back and recovered",
  judged,
  [
    [50, 60],
    [51, 60],
    [20, 60],
    [51, 62],
  ],
  "ok",
);
test(
  "commits and keeps its distance",
  judged,
  looks(12, (i) => [i, 10 + i]),
  "ok",
);
test("went back, and a window has passed", judged, [[50, 60], ...looks(12, (i): Look => [2 * i, 60])], "ok");
test(
  "went back because the topic was made again",
  judged,
  [
    [50, 60],
    [2, 5],
  ],
  "unknown",
);
test("late again after it was drained", judged, [...looks(9, (): Look => [5, 10]), [10, 10], [10, 11]], "ok");

test("an unknown lag is judged unknown", (t) => {
  const history = createTopicHistory();
  history.observe({ partition: 3, committed: 5, lag: undefined, logStart: undefined, logEnd: undefined }, 1000, 0);
  const facts = history.judged(3, 1000);
  t.is(facts && judgePartition(facts, true, rules), "unknown");
  t.is(history.judged(0, 1000), undefined);
  t.is(history.judged(9, 1000), undefined);
});

test("a consumer that never moves ends as stalled or stopped, one that is drained in every window never does", (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 20, maxLength: 60 }),
      fc.boolean(),
      (produced, hasMembers) => {
        let end = 10;
        const stuck = produced.map((count): Look => {
          end += count;
          return [5, end];
        });
        t.is(judge(stuck, hasMembers), hasMembers ? "stalled" : "stopped");
        let offset = 10;
        const healthy = produced.map((count, index): Look => {
          offset += count;
          return [index % 6 === 0 ? offset : offset - 1, offset];
        });
        t.is(judge(healthy, hasMembers), "ok");
      },
    ),
  );
});

const statuses = fc.constantFrom<Status>("ok", "unknown", "warning", "rewound", "stalled", "stopped");
test("the worst of several does not depend on their order", (t) => {
  fc.assert(
    fc.property(fc.array(statuses), (all) => {
      t.is(all.reduce(worseStatus, "ok"), all.toReversed().reduce(worseStatus, "ok"));
    }),
  );
  t.is(worseStatus("unknown", "ok"), "unknown");
  t.is(worseStatus("warning", "stopped"), "stopped");
});
