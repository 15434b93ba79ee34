import test from "ava";
import { carryScenario, needsCopies, readsClock, whilePlayed } from "../../../validation/compress/index.ts";
import { read, rewritten } from "./promql.ts";

const shared = test.macro({
  exec(t, given: string, expected: string) {
    t.is(
      rewritten(given, (node) => carryScenario(node)),
      expected,
    );
    t.false(needsCopies(read(given)));
  },
  title: (_, given) => `all scenarios at once: ${given}`,
});

test(shared, 'a{x="1"}', 'a{x="1"}');
test(shared, "sum(a)", "sum by (scenario) (a)");
test(shared, "max by (x) (a)", "max by (scenario, x) (a)");
test(shared, "max without (x) (a)", "max without (x) (a)");
test(shared, "topk(3, a)", "topk by (scenario) (3, a)");
test(shared, "quantile(0.9, a)", "quantile by (scenario) (0.9, a)");
test(shared, 'count_values("v", a)', 'count_values by (scenario) ("v", a)');
test(shared, "a / b", "a / b");
test(shared, "a / on (x) b", "a / on (scenario, x) b");
test(shared, "a - on () group_left (y) sum(b)", "a - on (scenario) group_left (y) sum by (scenario) (b)");
test(shared, "a unless ignoring (x) b", "a unless ignoring (x) b");
test(shared, "max_over_time(sum(a)[1h:1m])", "max_over_time(sum by (scenario) (a)[1h:1m])");

const copied = test.macro({
  exec(t, given: string, expected: string) {
    t.is(
      rewritten(given, (node) => carryScenario(node, { scenario: "e7" })),
      expected,
    );
    t.true(needsCopies(read(given)));
  },
  title: (_, given) => `one scenario alone: ${given}`,
});

test(copied, "vector(1)", 'label_replace(vector(1), "scenario", "e7", "", "")');
test(copied, "1 + 1", 'label_replace(vector(1 + 1), "scenario", "e7", "", "")');
test(copied, 'absent(a{job="x"})', 'absent(a{job="x", scenario="e7"})');
test(copied, "absent_over_time(a[5m])", 'absent_over_time(a{scenario="e7"}[5m])');
test(copied, "absent(sum(a))", 'label_replace(absent(sum by (scenario) (a{scenario="e7"})), "scenario", "e7", "", "")');
test(copied, "a > scalar(b)", 'a{scenario="e7"} > scalar(b{scenario="e7"})');
test(
  copied,
  "sum(a) or vector(0)",
  'sum by (scenario) (a{scenario="e7"}) or label_replace(vector(0), "scenario", "e7", "", "")',
);
test(copied, "time() - a", 'time() - a{scenario="e7"}');
test(
  copied,
  "a and on () hour() > 8",
  'a{scenario="e7"} and on (scenario) label_replace(hour(), "scenario", "e7", "", "") > 8',
);

test("the clock", (t) => {
  for (const text of ["time()", "a > time()", "timestamp(a)", "hour()"]) t.true(readsClock(read(text)), text);
  for (const text of ["a", "vector(1)", "hour(a)"]) t.false(readsClock(read(text)), text);
});

test("a copy counts while its scenario is played, whatever it is made of", (t) => {
  const gated = (text: string) => rewritten(text, (node) => whilePlayed(node, "e7"));
  t.is(gated("a or b"), '(a or b) and on (scenario) signal_playing{scenario="e7"}');
  t.is(gated("a > 1"), 'a > 1 and on (scenario) signal_playing{scenario="e7"}');
});
