import test from "ava";
import fc from "fast-check";
import { DefinitionError } from "../../../problems/index.ts";
import { type Baseline, compare } from "../../../validation/baseline/index.ts";

const key = { factor: 20, "version of prometheus": "3.15.0", memory: 7936 };
const empty: Baseline = { key, figures: [], counts: [] };
/** Twenty-one measurements between 950 and 1,050 ms. */
const steady = Array.from({ length: 21 }, (_, at) => 950 + 5 * at);
const timed = (values: readonly number[], name = "time to tell"): Baseline => ({
  ...empty,
  figures: [{ name, unit: "ms", values: [...values] }],
});
const counted = (value: number): Baseline => ({ ...empty, counts: [{ name: "missed", value }] });
const times = (factor: number) => steady.map((value) => value * factor);

test("the same is the same", (t) => {
  const { regression, changes } = compare(timed(steady), timed(steady));
  t.false(regression);
  t.deepEqual(
    changes.map(({ name, verdict, before, after }) => ({ name, verdict, before, after })),
    [
      { name: "time to tell, P95", verdict: "same", before: 1045, after: 1045 },
      { name: "time to tell, median", verdict: "same", before: 1000, after: 1000 },
    ],
  );
});

const judged = {
  "a third slower is worse": [1.33, "worse", 33],
  "4 % slower is tolerated, however sure": [1.04, "same", 4],
  // Of values this far apart, what looks like 7 % may as well be 3.
  "7 % slower is within the noise": [1.07, "same", 7],
  "a third faster is better": [0.67, "better", -33],
  "4 % faster is the same": [0.96, "same", -4],
} as const;
for (const [title, [factor, verdict, percent]] of Object.entries(judged))
  test(title, (t) => {
    const { regression, changes } = compare(timed(steady), timed(times(factor)));
    const median = changes.find(({ name }) => name === "time to tell, median");
    t.is(median?.verdict, verdict);
    t.is(Math.round(median?.percent?.change ?? Number.NaN), percent);
    t.is(regression, verdict === "worse");
  });

test("only the slowest got slower: the P95 is worse, and stands first", (t) => {
  const slower = steady.map((value, at) => (at > 15 ? value * 3 : value));
  const { regression, changes } = compare(timed(steady), timed(slower));
  t.true(regression);
  t.deepEqual(
    changes.map(({ name, verdict }) => [name, verdict]),
    [
      ["time to tell, P95", "worse"],
      ["time to tell, median", "same"],
    ],
  );
});

test("a part is held to what it is a part of: what hardly counts there is no regression, what counts is", (t) => {
  const both = (stage: number): Baseline => ({
    ...empty,
    figures: [
      { name: "time to tell", unit: "ms", values: steady },
      { name: "time to tell: inbox", unit: "ms", partOf: "time to tell", values: steady.map((value) => value * stage) },
    ],
  });
  const of = (stage: number) =>
    compare(both(0.02), both(stage)).changes.find(({ name }) => name === "time to tell: inbox, median");
  t.like(of(0.04), { verdict: "same" });
  t.is(Math.round(of(0.04)?.percent?.change ?? 0), 100);
  t.is(of(0.2)?.verdict, "worse");
});

test("of 0 there is no percentage, and still more is worse", (t) => {
  const zero = Array<number>(20).fill(0);
  const { changes } = compare(timed(zero), timed(steady));
  for (const change of changes) {
    t.is(change.verdict, "worse");
    t.false("percent" in change);
  }
  t.false(compare(timed(zero), timed(zero)).regression);
});

test("fewer than twenty values are not judged, on either side", (t) => {
  const few = steady.slice(0, 19);
  for (const [before, after, note] of [
    [few, times(3), "19 and 21 values; judged from 20 on"],
    [steady, few.map((value) => value * 3), "21 and 19 values; judged from 20 on"],
    [steady, [], "21 and 0 values; judged from 20 on"],
  ] as const) {
    const { regression, changes } = compare(timed(before), timed(after));
    t.false(regression);
    t.deepEqual(
      changes.map((change) => [change.verdict, change.note]),
      [
        ["not judged", note],
        ["not judged", note],
      ],
    );
  }
});

test("one more is worse, one less is better", (t) => {
  t.like(compare(counted(0), counted(1)), {
    regression: true,
    changes: [{ name: "missed", before: 0, after: 1, verdict: "worse" }],
  });
  t.like(compare(counted(2), counted(1)), { regression: false, changes: [{ verdict: "better" }] });
  t.like(compare(counted(2), counted(2)), { regression: false, changes: [{ verdict: "same" }] });
});

test("what is new, and what is gone, is told and not judged", (t) => {
  const before = { ...timed(steady, "old"), counts: [{ name: "lost", value: 0 }] };
  const after = { ...timed(steady, "other"), counts: [{ name: "missed", value: 3 }] };
  const { regression, changes } = compare(before, after);
  t.false(regression);
  t.deepEqual(
    changes.map(({ name, before, after, verdict, note }) => [name, before, after, verdict, note?.slice(0, 4)]),
    [
      ["lost", 0, undefined, "not judged", "gone"],
      ["missed", undefined, 3, "not judged", "new:"],
      ["old, P95", 1045, undefined, "not judged", "gone"],
      ["old, median", 1000, undefined, "not judged", "gone"],
      ["other, P95", undefined, 1045, "not judged", "new:"],
      ["other, median", undefined, 1000, "not judged", "new:"],
    ],
  );
});

test("other conditions are refused: every field, both values, what to do; and a unit that changed, at once", (t) => {
  const before = timed(steady);
  const after: Baseline = {
    key: { factor: 10, "version of prometheus": "3.16.0", processors: 2, memory: 7936 },
    figures: [{ name: "time to tell", unit: "s", values: steady }],
    counts: [],
  };
  const error = t.throws(() => compare(before, after), { instanceOf: DefinitionError });
  t.is(
    error?.message,
    [
      "error: baseline: was measured under other conditions, so a difference would say nothing." +
        ' factor: 20 then, 10 now; processors: nothing then, 2 now; version of prometheus: "3.15.0" then, "3.16.0" now.' +
        " [validation/baseline-key]",
      "    → Measure under the baseline's conditions, or leave --baseline out and write a new one with --save-baseline.",
      'error: baseline › time to tell: was measured in "ms", and is now in "s". [validation/baseline-key]',
      "    → Write a new baseline with --save-baseline.",
      "2 errors",
    ].join("\n"),
  );
});

const measurements = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 20, maxLength: 40 });

test("nothing is worse than itself, in whatever order it was measured", (t) => {
  fc.assert(
    fc.property(measurements, (values) => {
      t.true(compare(timed(values), timed(values.toReversed())).changes.every(({ verdict }) => verdict === "same"));
    }),
    { numRuns: 20 },
  );
});

test("what is worse has its whole interval above 5 %, what is better below", (t) => {
  fc.assert(
    fc.property(measurements, measurements, (before, after) => {
      for (const { verdict, percent } of compare(timed(before), timed(after)).changes) {
        if (percent === undefined) continue;
        t.is(verdict === "worse", percent.low > 5);
        t.is(verdict === "better", percent.high < -5);
      }
    }),
    { numRuns: 20 },
  );
});
