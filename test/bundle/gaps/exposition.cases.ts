import test from "ava";
import fc from "fast-check";
import { readExposition } from "../../../bundle/exposition.ts";

test("text format: types, labels with escapes, timestamps, spaces", (t) => {
  const { series, types } = readExposition(
    [
      "# HELP requests_total All.",
      "# TYPE requests_total counter",
      'requests_total{method="GET",path="a\\"b\\\\c\\nd,}"} 3 1700000000000',
      'requests_total { method = "PUT" , } 4',
      "# TYPE nothing_yet counter",
      "  up 1",
      "# a comment",
      "no_value",
      'broken{a="b',
    ].join("\n"),
  );
  t.deepEqual(series, [
    { metric: "requests_total", labels: { method: "GET", path: 'a"b\\c\nd,}' } },
    { metric: "requests_total", labels: { method: "PUT" } },
    { metric: "up", labels: {} },
  ]);
  t.deepEqual(
    [...types],
    [
      ["requests_total", "counter"],
      ["nothing_yet", "counter"],
    ],
  );
});

test("OpenMetrics: exemplars, units, the end; a series stands once", (t) => {
  const { series, types } = readExposition(
    [
      "# TYPE call_seconds histogram",
      "# UNIT call_seconds seconds",
      'call_seconds_bucket{le="0.1"} 2 # {trace_id="a"} 0.05 1700000000.1',
      'call_seconds_bucket{le="0.1"} 3',
      "call_seconds_count 2 1700000000.123",
      "# EOF",
    ].join("\n"),
  );
  t.deepEqual(series, [
    { metric: "call_seconds_bucket", labels: { le: "0.1" } },
    { metric: "call_seconds_count", labels: {} },
  ]);
  t.deepEqual([...types], [["call_seconds", "histogram"]]);
});

test("quoted names, as of Prometheus 3", (t) => {
  const { series, types } = readExposition(
    ['# TYPE "http.server.duration" gauge', '{"http.server.duration", "net.host"="a", code="200"} 1'].join("\n"),
  );
  t.deepEqual(series, [{ metric: "http.server.duration", labels: { "net.host": "a", code: "200" } }]);
  t.deepEqual([...types], [["http.server.duration", "gauge"]]);
});

test("whatever a label's value is, it is read as it was written", (t) => {
  const value = fc.string({ unit: "binary" }).filter((text) => !text.includes("\r"));
  fc.assert(
    fc.property(value, value, (one, other) => {
      const written = (text: string) =>
        `"${text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"')}"`;
      const { series } = readExposition(`a{x=${written(one)},y=${written(other)}} 1`);
      t.deepEqual(series, [{ metric: "a", labels: { x: one, y: other } }]);
    }),
  );
});
