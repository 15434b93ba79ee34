import test from "ava";
import { readsOf } from "../../../bundle/gaps/reads.ts";
import { printNode } from "../../../metrics/kit/index.ts";
import { readPromql } from "../../../metrics/kit/reading/index.ts";

/** The reads of an expression, each as `selector (labels) flags`. */
function told(expr: string, labels: readonly string[] = []): readonly string[] {
  const reading = readPromql(expr);
  if ("fault" in reading) throw new Error(reading.fault.message);
  return readsOf(reading.node, labels).map(({ selector, labels: wanted, mayBeEmpty, counted, otherwise }) =>
    [
      printNode(selector),
      ...wanted.map((label) => `+${label}`),
      ...(mayBeEmpty ? ["or nothing"] : []),
      ...(counted ? ["counted"] : []),
      ...otherwise.map((metric) => `or ${metric}`),
    ].join(" "),
  );
}

const reads = test.macro({
  exec(t, expr: string, expected: readonly string[], labels: readonly string[] = []) {
    t.deepEqual(told(expr, labels), expected);
  },
  title: (_, expr) => `what ${expr} reads`,
});

test(reads, "a", ["a +route"], ["route"]);
test(reads, "sum by (route) (rate(a[5m]))", ["a +route counted"], ["route"]);
test(reads, "sum(a)", ["a"], ["route"]);
test(reads, "topk(3, sum by (route) (a))", ["a +route"], ["route"]);
test(reads, "topk by (zone) (3, a)", ["a +route +zone"], ["route"]);
test(reads, "sum without (pod) (a)", ["a +route"], ["route"]);
test(reads, "requests_total", ["requests_total counted"]);
test(reads, "a > 5", ["a +x"], ["x"]);
test(reads, "a / b", ["a +x", "b +x"], ["x"]);
test(reads, "a / on (pod) b", ["a +pod", "b +pod"], ["pod"]);
test(reads, "a / ignoring (code) b", ["a +x", "b +x"], ["x", "code"]);
test(reads, "a * on (pod) group_left (node) b", ["a +pod +x", "b +node +pod"], ["x", "node"]);
test(reads, "a * on (pod) group_right (node) b", ["a +node +pod", "b +pod +x"], ["x", "node"]);
test(reads, "a and on (pod) b", ["a +pod +x", "b +pod"], ["x"]);
test(reads, "a unless b", ["a", "b or nothing"]);
test(reads, "a or b", ["a or nothing or b", "b or nothing or a"]);
test(reads, "a or vector(0)", ["a or nothing"]);
test(reads, "absent(a)", ["a or nothing"], ["job"]);
test(reads, 'label_replace(a, "host", "$1", "instance", "(.*):.*")', ["a +instance +x"], ["host", "x"]);
test(reads, 'label_join(a, "id", "-", "b", "c")', ["a +b +c"], ["id"]);
test(reads, "histogram_quantile(0.9, sum by (le, route) (rate(a_bucket[5m])))", ["a_bucket +le +route counted"]);
test(reads, "max_over_time(a[1h:5m])", ["a"]);
