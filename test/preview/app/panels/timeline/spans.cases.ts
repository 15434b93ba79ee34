import test from "ava";
import fc from "fast-check";
import { lastingSpans, sampleSpans, spanAt } from "../../../../../preview/app/src/panels/timeline/spans.ts";

const stateOf = (value: unknown) => ({ text: String(value), color: "green" });
const base = { stepMs: 10, end: 1000, connect: false, merge: true, stateOf };
const brief = (spans: readonly { text: string; from: number; to: number }[]) =>
  spans.map(({ text, from, to }) => `${text} ${from}-${to}`);

test("a state lasts until the next one, and equal ones are one", (t) => {
  const given = { ...base, times: [0, 10, 20, 30], values: [1, 1, 0, 1] };
  t.deepEqual(brief(lastingSpans(given)), ["1 0-20", "0 20-30", "1 30-40"]);
  t.deepEqual(brief(lastingSpans({ ...given, merge: false })), ["1 0-10", "1 10-20", "0 20-30", "1 30-40"]);
});

test("nothing is known where samples are missing, null or no number, unless gaps are connected", (t) => {
  const given = { ...base, times: [0, 10, 20, 60, 70], values: [1, null, 1, 1, Number.NaN] };
  t.deepEqual(brief(lastingSpans(given)), ["1 0-10", "1 20-30", "1 60-70"]);
  t.deepEqual(brief(lastingSpans({ ...given, connect: true })), ["1 0-70"]);
  t.deepEqual(brief(lastingSpans({ ...given, connect: 20 })), ["1 0-30", "1 60-70"]);
});

test("the last state ends with the range", (t) => {
  t.deepEqual(brief(lastingSpans({ ...base, end: 15, times: [0, 10], values: [1, 0] })), ["1 0-10", "0 10-15"]);
});

test("a sample stands for a step around its time, of which a share is drawn", (t) => {
  const given = { times: [100, 200], values: [1, null], stepMs: 100, stateOf };
  t.deepEqual(brief(sampleSpans(given, 0.5)), ["1 75-125"]);
});

test("a span begins with its first moment and ends before its last", (t) => {
  const spans = lastingSpans({ ...base, times: [0, 10], values: ["a", "b"] });
  t.is(spanAt(spans, 0)?.text, "a");
  t.is(spanAt(spans, 10)?.text, "b");
  t.is(spanAt(spans, 20), undefined);
});

test("spans never overlap and keep the order of time", (t) => {
  const samples = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.option(fc.integer({ min: 0, max: 2 }))));
  fc.assert(
    fc.property(
      samples,
      fc.boolean(),
      fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 60 })),
      (steps, merge, connect) => {
        let time = 0;
        const times = steps.map(([step]) => (time += step));
        const spans = lastingSpans({ ...base, times, values: steps.map(([, value]) => value), merge, connect });
        return spans.every(({ from, to }, index) => from < to && from >= (spans[index - 1]?.to ?? 0));
      },
    ),
  );
  t.pass();
});
