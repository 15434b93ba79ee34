import test from "ava";
import fc from "fast-check";
import { nodesIn, printNode } from "../../../../metrics/kit/index.ts";
import { readPromql } from "../../../../metrics/kit/reading/index.ts";
import { tree } from "../promql/arbitrary.ts";

const reads = test.macro({
  exec(t, text: string, printed: string = text) {
    const reading = readPromql(text, { variables: true });
    t.is("fault" in reading ? reading.fault.message : printNode(reading.node), printed);
  },
  title: (_, text) => `reads ${text}`,
});

test(reads, 'rate(a{job=~"$job"}[$__rate_interval])');
test(reads, `increase(a[\${__range_s}s])`);
test(reads, "max_over_time(a[5m:$__interval])");
test(reads, "a[[[range]]]");
test(reads, "a offset $shift");
test("a label that the reader chooses", reads, "sum by ($by) (a)", 'sum by ("$by") (a)');
test("part of a name", reads, `\${name}_total`, `{"\${name}_total"}`);
test("a whole operand", reads, "a > $limit", 'a > {"$limit"}');
test(reads, "$agg(rate(a[5m]))");
test(reads, "$agg by (b) (a)");
test("matchers in one variable", reads, 'a{b="c", $filters}', 'a{b="c"}');
test("a value without quotes", reads, `a{b=\${c:doublequote}}`, `a{b="\${c:doublequote}"}`);
test("numbers that Grafana fills in", reads, "a / $__range_s", "a / NaN");
test("what is in quotes stays", reads, 'label_replace(a, "b", "$1", "c", "(.*)")');
test("a fault is told in the words that were written", reads, "sum($a) $b", "$b makes no sense here.");

test("without variables, the text reads the same either way", (t) => {
  fc.assert(
    fc.property(tree, (node) => {
      const text = printNode(node);
      const [plain, filled] = [readPromql(text), readPromql(text, { variables: true })];
      t.deepEqual(
        "fault" in filled ? filled.fault : nodesIn(filled.node),
        "fault" in plain ? plain.fault : nodesIn(plain.node),
      );
    }),
  );
});

test("places are those of the text with its variables", (t) => {
  const text = "sum by ($by) (rate(http_requests_total[$__rate_interval]))";
  const reading = readPromql(text, { variables: true });
  if ("fault" in reading) return t.fail(reading.fault.message);
  const texts = nodesIn(reading.node).map((node) => {
    const { from, to } = reading.spans.of(node);
    return text.slice(from, to);
  });
  t.deepEqual(texts, [
    text,
    "rate(http_requests_total[$__rate_interval])",
    "http_requests_total[$__rate_interval]",
    "http_requests_total",
  ]);
});
