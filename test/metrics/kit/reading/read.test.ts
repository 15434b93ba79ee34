import test from "ava";
import fc from "fast-check";
import { nodesIn, printNode } from "../../../../metrics/kit/index.ts";
import { readPromql, spansOf } from "../../../../metrics/kit/reading/index.ts";
import { tree } from "../promql/arbitrary.ts";

const reads = test.macro({
  exec(t, text: string, printed: string = text) {
    const reading = readPromql(text);
    t.is("fault" in reading ? reading.fault.message : printNode(reading.node), printed);
  },
  title: (_, text) => `reads ${text}`,
});

test("a minus before an offset", reads, "a - b offset 1d", "a - (b offset 1d)");
test(reads, "a + b offset 5m * c", "a + (b offset 5m) * c");
test(reads, "-2 ^ 2", "-(2 ^ 2)");
test(reads, "-2 * 3");
test(reads, "- a ^ 2", "-(a ^ 2)");
test(reads, "-a * b", "-a * b");
test(reads, "a ^ b ^ c");
test(reads, "(a ^ b) ^ c");
test(reads, "a or b and c unless d");
test(reads, "sum(a) by (b, a)", "sum by (b, a) (a)");
test(reads, "SUM(a)", "sum(a)");
test(reads, "topk(2 * scalar(b), a)");
test(reads, "limitk(3, a)");
test(reads, 'count_values("version", build_info)');
test(reads, "a{c='x', b=~`y\\d`,}", 'a{c="x", b=~"y\\\\d"}');
test(reads, '{"http.requests", "service.name"="a"}');
test(reads, '{__name__="up", job="a"}', 'up{job="a"}');
test(reads, '{__name__=~"a|b"}');
test(reads, "a[300]", "a[5m]");
test(reads, "rate(a[5m] offset 1h @ 1.5)", "rate(a[5m] offset 1h @ 1.5)");
test(reads, "rate(a[5m] anchored)");
test(reads, "a[1h:] @ end()");
test(reads, "max_over_time(rate(a[5m])[1h:1m] offset -5m)");
test(reads, "a[5m + 1m]");
test(reads, "a > bool on (b) group_left (c) d");
test(reads, "a / ignoring () group_right () b");
test(reads, "a + on (x) fill_left (0) b", "a + on (x) fill_left (0) b");
test(reads, "1h30m", "5400");
test(reads, "0x1F", "31");
test(reads, "1_000", "1000");
test(reads, "-Inf");
test(reads, "nan", "NaN");
test(reads, "# why\na # what\n+ # and\nb", "a + b");
test(reads, 'label_replace(a, "x", "$1", "y", "(.*)\\u00e9")', 'label_replace(a, "x", "$1", "y", "(.*)é")');
test(reads, 'histogram_quantile(0.9, sum by (le) (rate(x_bucket{le!="+Inf"}[5m])))');

const refuses = test.macro({
  exec(t, text: string, under: string, message: string) {
    const reading = readPromql(text);
    t.true("fault" in reading);
    if (!("fault" in reading)) return;
    const { from, to } = reading.fault.span;
    t.deepEqual([reading.fault.message, text.slice(from, to)], [message, under]);
  },
  title: (_, text) => `refuses ${text}`,
});

test("nothing", refuses, " ", " ", "the expression is empty.");
test(refuses, "sum(a", "(", "this ( is never closed; ) is missing.");
test(refuses, "sum(a]", "]", "] closes a (; ) is needed.");
test(refuses, "a)", ")", "nothing is open that this ) could close.");
test(refuses, "raet(a[5m])", "raet", "there is no function raet(); is rate() meant?");
test(refuses, "holt_winters(a[5m], 1, 1)", "holt_winters", "there is no function holt_winters().");
test(
  refuses,
  "rate(a[$__rate_interval])",
  "$__rate_interval",
  "$__rate_interval is filled in by Grafana; a rule is evaluated by Prometheus, which does not know it.",
);
test(refuses, "a >", ">", "it ends where something is still missing.");
test(refuses, "a b", "b", "b makes no sense here.");
test(refuses, 'a{b="c}', '"', "this quote is never closed.");
test(refuses, "(a + b)[5m]", "a + b)[5m]", "a range can follow a selector only; [5m:] is a subquery.");
test(refuses, "sum(a) offset 5m", "sum(a) offset 5m", "offset and @ can follow a selector or a subquery only.");
test(refuses, "topk(a)", "topk(a)", "topk takes two arguments, not 1.");
test(refuses, 'a{b="\\d"}', "\\d", "\\d is no escape; a backslash itself is written \\\\.");
test(refuses, 'a{__name__="b"}', 'a{__name__="b"}', "the metric is named twice: a and b.");

test("every part has its place, also in a tree that was built", (t) => {
  const text = 'sum by (job) (rate(a_total{job="x"}[5m])) > on (job) 2';
  const reading = readPromql(text);
  if ("fault" in reading) return t.fail(reading.fault.message);
  const nodes = [...nodesIn(reading.node)];
  const at = (span: { from: number; to: number }) => text.slice(span.from, span.to);
  t.deepEqual(
    nodes.map((node) => [node.type, at(reading.spans.handle(node)), at(reading.spans.of(node))]),
    [
      ["binary", ">", text],
      ["aggregation", "sum", 'sum by (job) (rate(a_total{job="x"}[5m]))'],
      ["call", "rate", 'rate(a_total{job="x"}[5m])'],
      ["range", "[5m]", 'a_total{job="x"}[5m]'],
      ["selector", "a_total", 'a_total{job="x"}'],
      ["number", "2", "2"],
    ],
  );
  const built = spansOf(reading.node);
  t.is(built.text, text);
  for (const node of nodes) t.deepEqual(built.of(node), reading.spans.of(node));
});

test("whatever is read lies within the text, and the text of a part reads as that part", (t) => {
  fc.assert(
    fc.property(tree, (node) => {
      const { text, of } = spansOf(node);
      for (const part of nodesIn(node)) {
        const { from, to } = of(part);
        t.true(from >= 0 && from < to && to <= text.length, text);
        const again = readPromql(text.slice(from, to));
        // The offset of a selector in a range stands behind the range.
        if ("node" in again && part.type !== "selector") t.is(printNode(again.node), printNode(part), text);
      }
    }),
    { numRuns: 200 },
  );
});

test("no text makes it throw", (t) => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => t.truthy(readPromql(text))));
  const words = fc.constantFrom(
    ..."a ( ) [ ] { } , 5m : offset - + ^ > bool by sum rate ' \" # @ start $ \\ \n = =~".split(" "),
  );
  fc.assert(fc.property(fc.array(words), (parts) => t.truthy(readPromql(parts.join(" ")))));
});
