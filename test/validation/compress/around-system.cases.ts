import test from "ava";
import { alert, group, record } from "../../../alerts/kit/index.ts";
import {
  aroundObstacles,
  compressAround,
  limitsCounts,
  looksBack,
} from "../../../validation/compress/around-system.ts";
import { aroundDeviations, compressRulesAround } from "../../../validation/compress/index.ts";
import { read, rewritten } from "./promql.ts";

const becomes = test.macro({
  exec(t, given: string, expected: string) {
    t.is(
      rewritten(given, (node) => compressAround(node, 10)),
      expected,
    );
  },
  title: (_, given) => `around a system at its own speed: ${given}`,
});

test(becomes, "rate(a[5m]) > 3", "rate(a[30s]) > 3");
test(becomes, "increase(a[5m]) > 10", "increase(a[30s]) > 10");
test(becomes, "avg_over_time(a[1m] offset 10m)", "avg_over_time(a[6s] offset 1m)");
test(becomes, "a offset -30s", "a offset -3s");
test(becomes, "min_over_time(rate(a[5m])[1h:5m] offset 1h)", "min_over_time(rate(a[30s])[6m:30s] offset 6m)");
test(becomes, "predict_linear(a[1h], 14400) < 0", "predict_linear(a[6m], 14400) < 0");
test(becomes, "time() - a > 300", "(time() - a) * 10 > 300");
test(becomes, "lag_seconds > 60", "lag_seconds > 60");
test(becomes, "absent(up) or time() > 0", "absent(up) or time() > 0");

test("at full durations nothing changes", (t) => {
  const text = "min_over_time(rate(a[5m])[1h:5m] offset 1h) and time() - b > 300";
  t.is(
    rewritten(text, (node) => compressAround(node, 1)),
    text,
  );
});

for (const [text, seconds] of [
  ["a", 0],
  ["rate(a[5m])", 300],
  ["rate(a[5m]) > rate(a[1h])", 3600],
  ["avg_over_time(a[5m] offset 1h)", 3900],
  ["max_over_time(rate(a[5m])[1h:1m])", 3900],
  ["a offset -5m", 0],
] as const)
  test(`it looks back ${seconds} s: ${text}`, (t) => {
    t.is(looksBack(read(text)), seconds * 1000);
  });

for (const [text, counts] of [
  ["increase(a[5m]) > 10", true],
  ["sum by (x) (changes(a[15m])) > 2", true],
  ["5 < increase(a[5m])", true],
  ["increase(a[5m]) > 0", false],
  ["increase(a[5m]) / increase(b[5m]) > 0.1", false],
  ["rate(a[5m]) > 10", false],
  ["rate(a[5m]) > 10 and increase(a[5m]) > 20", true],
] as const)
  test(`${counts ? "a" : "no"} limit on a count: ${text}`, (t) => {
    t.is(limitsCounts(read(text)), counts);
  });

test("a range that is no whole number of milliseconds stands in the way, and a fixed moment does not", (t) => {
  t.deepEqual(aroundObstacles(read("rate(a[5ms])"), 10), [
    "the range 5ms, divided by 10, is shorter than a millisecond",
  ]);
  t.deepEqual(aroundObstacles(read("rate(a[5m] @ 1000) and limitk(1, b)"), 10), []);
});

const expr = (text: string) => ({ kind: "vector", node: read(text) }) as never;
const rule = (name: string, text: string, more: { readonly for?: "5m" | "5ms" } = {}) =>
  alert(name, { expr: expr(text), severity: "warning", summary: "s", action: "a", scenarios: [], ...more });
const compressed = compressRulesAround(
  [
    group("g", {
      rules: [
        record("a:b:rate3d", { expr: expr("rate(a[3d])") }),
        record("a:b:rate5m", { expr: expr("rate(a[5m])") }),
        record("a:b:unread", { expr: expr("rate(a[5m])") }),
        rule("Fast", "a:b:rate5m > 1", { for: "5m" }),
        rule("Slow", "a:b:rate3d > 1"),
        rule("Odd", "a > 1", { for: "5ms" }),
      ],
    }),
  ],
  10,
);

test("alerts are kept with the records that they read; what needs days or cannot be divided is left out", (t) => {
  t.deepEqual(
    compressed.groups.map(({ rules }) => rules.map((one) => [one.name, "for" in one ? one.for : undefined])),
    [
      [
        ["a:b:rate5m", undefined],
        ["Fast", "30s"],
      ],
    ],
  );
  t.deepEqual(
    compressed.leftOut.map((one) => [one.rule.name, one.why]),
    [
      ["Slow", "it looks back 3d, and the copy has no healthy past"],
      ["Odd", "for 5ms, divided by 10, is shorter than a millisecond"],
    ],
  );
});

test("what it does otherwise is told, rule by rule", (t) => {
  const routing = { route: { receiver: "team" }, receivers: [{ name: "team", integrations: [] }] };
  const told = aroundDeviations({ factor: 10, compressed, routing });
  t.deepEqual(told, told.toSorted());
  for (const part of [
    /^The system runs at its own speed; .* 10 times less/,
    /^Left out is Slow /,
    /1 receiver \(team\)/,
  ])
    t.true(
      told.some((one) => part.test(one)),
      String(part),
    );
});
