import test from "ava";
import {
  boundText,
  constant,
  gap,
  gauge,
  histogram,
  observe,
  print,
  ramp,
  stateSet,
} from "../../../metrics/kit/index.ts";
import { parse } from "./promql/parse.ts";

const lag = gauge("lag", { help: "Lag.", labels: ["topic", "group"] });
const duration = histogram("duration_seconds", { help: "Duration.", labels: ["route"], buckets: [0.5, 1] });
const state = stateSet("state", { help: "State.", labels: ["group"], states: ["Stable", "Empty", "Dead"] });

test("a series is plain data, labels sorted, empty ones left out", (t) => {
  t.deepEqual(lag.series({ topic: "t", group: "", job: "j" }, ramp({ from: 0, per: "1s", by: 1 })), {
    metric: "lag",
    labels: { job: "j", topic: "t" },
    samples: [{ shape: "ramp", from: 0, per: "1s", by: 1 }],
  });
});

test("shapes follow each other", (t) => {
  t.deepEqual(lag.series({ topic: "t", group: "g" }, [constant(90, "2m"), gap("1m"), constant(0)]).samples, [
    { shape: "constant", value: 90, lasts: "2m" },
    { shape: "gap", lasts: "1m" },
    { shape: "constant", value: 0 },
  ]);
});

test("observations fill every bucket from their value up, and go on where the stream before stopped", (t) => {
  const series = duration.series({ route: "/" }, [
    observe({ value: 0.7, by: 10, per: "1s", lasts: "1m" }),
    observe({ value: 0.1, by: 1, per: "1s" }),
  ]);
  const grown = series.map(({ metric, labels, samples }) => [
    metric,
    labels.le,
    ...samples.map((shape) => (shape.shape === "ramp" ? [shape.from, shape.by] : [])),
  ]);
  t.deepEqual(grown, [
    ["duration_seconds_bucket", "0.5", [0, 0], [0, 1]],
    ["duration_seconds_bucket", "1.0", [0, 10], [600, 1]],
    ["duration_seconds_bucket", "+Inf", [0, 10], [600, 1]],
    ["duration_seconds_sum", undefined, [0, 7], [420, 0.1]],
    ["duration_seconds_count", undefined, [0, 10], [600, 1]],
  ]);
});

const bounds = test.macro({
  exec(t, bound: number, expected: string) {
    t.is(boundText(bound), expected);
  },
  title: (_, bound, expected) => `the bound ${bound} is kept as ${expected}`,
});

test(bounds, 1, "1.0");
test(bounds, 0.005, "0.005");
test(bounds, 2.5, "2.5");
test(bounds, 100_000, "100000.0");
test(bounds, 1_000_000, "1e+06");
test(bounds, 1_048_576, "1.048576e+06");
test(bounds, 0.00001, "1e-05");
test(bounds, Number.POSITIVE_INFINITY, "+Inf");

test("a state set has one series per state, 1 while it lasts", (t) => {
  const series = state.series({ group: "g" }, [{ state: "Stable", lasts: "5m" }, { state: "Empty" }]);
  t.deepEqual(
    series.map(({ labels, samples }) => [labels.state, samples]),
    [
      ["Stable", [constant(1, "5m"), constant(0)]],
      ["Empty", [constant(0, "5m"), constant(1)]],
      ["Dead", [constant(0, "5m"), constant(0)]],
    ],
  );
});

test("a timeline answers with the index of the state that is 1", (t) => {
  const { expr, values, legend } = state.timeline({ group: "g" });
  t.is(
    print(expr),
    'max by (group) ((state{group="g", state="Stable"} == 1) * 0' +
      ' or (state{group="g", state="Empty"} == 1) * 1' +
      ' or (state{group="g", state="Dead"} == 1) * 2)',
  );
  t.notThrows(() => parse(print(expr)));
  t.deepEqual(values, [
    { value: 0, text: "Stable" },
    { value: 1, text: "Empty" },
    { value: 2, text: "Dead" },
  ]);
  t.is(legend, "{{group}}");
});
