import test from "ava";
import {
  constant,
  counter,
  counting,
  gap,
  histogram,
  observe,
  ramp,
  restart,
  type Shape,
  steps,
} from "../../../metrics/kit/index.ts";
import { DefinitionError } from "../../../problems/index.ts";

const calls = counter("calls_total", { help: "Calls." });
const wait = histogram("wait_seconds", { help: "Wait.", buckets: [0.5, 1] });
const by4 = { by: 4, per: "15s" } as const;

const counts = test.macro({
  exec(t, shapes: readonly Shape[], expected: readonly Shape[]) {
    t.deepEqual(calls.series({}, shapes).samples, expected);
  },
  title: (name) => `a counter: ${name}`,
});

test("goes on where it stood", counts, counting({ ...by4, lasts: "1m" }, { by: 1, per: "1s" }), [
  ramp({ from: 0, ...by4, lasts: "1m" }),
  ramp({ from: 16, by: 1, per: "1s" }),
]);
test("stands still", counts, counting({ ...by4, lasts: "1m" }, { by: 0, per: "1s", lasts: "5m" }, by4), [
  ramp({ from: 0, ...by4, lasts: "1m" }),
  ramp({ from: 16, by: 0, per: "1s", lasts: "5m" }),
  ramp({ from: 16, ...by4 }),
]);
test("counts on while scrapes fail", counts, counting({ ...by4, lasts: "1m" }, gap("30s"), by4), [
  ramp({ from: 0, ...by4, lasts: "1m" }),
  gap("30s"),
  ramp({ from: 24, ...by4 }),
]);
test("begins at zero after a restart", counts, counting({ ...by4, lasts: "1m" }, restart("2m"), gap("1m"), by4), [
  ramp({ from: 0, ...by4, lasts: "1m" }),
  gap("2m"),
  gap("1m"),
  ramp({ from: 0, ...by4 }),
]);
test("restarts between two scrapes", counts, counting({ ...by4, lasts: "1m" }, restart(), by4), [
  ramp({ from: 0, ...by4, lasts: "1m" }),
  ramp({ from: 0, ...by4 }),
]);
test("is born with its first events", counts, counting(gap("10m"), { from: 3, ...by4 }), [
  gap("10m"),
  ramp({ from: 3, ...by4 }),
]);

test("nothing follows what lasts until the end", (t) => {
  const error = t.throws(() => counting(by4, restart(), by4), { instanceOf: DefinitionError });
  t.is(
    error?.message,
    'error: counting() piece 1: lasts until the end, so nothing can follow it. [metrics/counting]\n    → Give it a length, like lasts: "5m".',
  );
});

test("steps are constants", (t) => {
  t.deepEqual(steps([1, "5m"], [0, "2m"], [1]), [constant(1, "5m"), constant(0, "2m"), constant(1)]);
});

test("a mix of observations is the sum of its streams", (t) => {
  const mixed = wait.series(
    {},
    observe({
      mix: [
        [0.25, 90],
        [0.75, 8],
        [4, 2],
      ],
      per: "1m",
    }),
  );
  t.deepEqual(
    mixed.map(({ metric, labels, samples }) => [metric, labels.le ?? "", samples]),
    [
      ["wait_seconds_bucket", "0.5", [ramp({ from: 0, by: 90, per: "1m" })]],
      ["wait_seconds_bucket", "1.0", [ramp({ from: 0, by: 98, per: "1m" })]],
      ["wait_seconds_bucket", "+Inf", [ramp({ from: 0, by: 100, per: "1m" })]],
      ["wait_seconds_sum", "", [ramp({ from: 0, by: 36.5, per: "1m" })]],
      ["wait_seconds_count", "", [ramp({ from: 0, by: 100, per: "1m" })]],
    ],
  );
});

test("one stream follows another", (t) => {
  const [first] = wait.series({}, [
    observe({
      mix: [
        [0.1, 2],
        [9, 1],
      ],
      per: "1s",
      lasts: "10s",
    }),
    observe({ value: 0.2, by: 1, per: "1s" }),
  ]);
  t.deepEqual(first?.samples, [
    ramp({ from: 0, by: 2, per: "1s", lasts: "10s" }),
    ramp({ from: 20, by: 1, per: "1s" }),
  ]);
});
