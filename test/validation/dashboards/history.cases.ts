import test from "ava";
import { placedDashboards } from "../../../bundle/index.ts";
import { knownSystems, selectSystems } from "../../../systems/index.ts";
import { askedMetrics, historyPieces, madeSeries } from "../../../validation/dashboards/history/index.ts";
import { labelValues } from "../../../validation/dashboards/history/label-values.ts";

const dashboards = placedDashboards(
  selectSystems(
    knownSystems.map(({ name }) => name),
    knownSystems,
  ),
).map(({ dashboard }) => dashboard);
const metrics = askedMetrics(dashboards);

test("a label has what conditions name, what a pattern takes, and something else where that is asked for", (t) => {
  const is = (op: "=" | "!=" | "=~" | "!~", value: string) => ({ label: "code", op, value });
  t.deepEqual(labelValues("code", [], 2), ["code-1", "code-2"]);
  t.deepEqual(labelValues("code", [is("=", "200"), is("=~", "404|500")], 2), ["200", "404", "500"]);
  t.deepEqual(labelValues("code", [is("=~", "5..")], 2), ["500"]);
  t.deepEqual(labelValues("code", [is("=", "200"), is("!~", "2..")], 1), ["200", "code-1"]);
});

test("every metric that dashboards ask for has series, each of them once, with the labels that are asked for", (t) => {
  const series = madeSeries(metrics, 1000);
  const names = new Set(series.map(({ text }) => text.split("{")[0] ?? ""));
  t.deepEqual([...names].sort(), metrics.map(({ name }) => name).sort());
  t.is(new Set(series.map(({ text }) => text)).size, series.length);
  t.true(series.length > 600 && series.length < 1500, `${series.length}`);
  t.deepEqual(
    madeSeries(metrics, 1000).map(({ text }) => text),
    series.map(({ text }) => text),
  );
  for (const { name, labels } of metrics)
    for (const label of labels.keys())
      t.true(
        series.some(({ text }) => text.startsWith(`${name}{`) && text.includes(`${label}="`)),
        `${name} ${label}`,
      );
});

test("counters grow, a bucket holds what those below it hold", (t) => {
  const of = (end: string) => madeSeries(metrics, 300).filter(({ text }) => text.split("{")[0]?.endsWith(end));
  for (const { valueAt, text } of [...of("_total"), ...of("_count")]) t.true(valueAt(3600) > valueAt(60), text);
  const [first] = of("_bucket");
  const same = of("_bucket").filter(({ text }) => withoutBound(text) === withoutBound(first?.text ?? ""));
  t.true(same.length > 5);
  const values = same.map(({ valueAt }) => valueAt(3600));
  t.deepEqual(
    values,
    values.toSorted((a, b) => a - b),
  );
  t.true((values.at(-1) ?? 0) > (values[0] ?? 0));
});

function withoutBound(text: string): string {
  return text.replace(/le="[^"]*"/, "");
}

test("history is written piece by piece, each sample once and in order, to its end and no further", (t) => {
  const every = 15_000;
  const span = { fromMs: 0, toMs: 5 * 3_600_000, denseFromMs: 0, every };
  const series = [{ text: 'a{n="1"}', valueAt: (seconds: number) => seconds }];
  const pieces = [...historyPieces(series, span)].map(String);
  t.is(pieces.length, 3);
  for (const piece of pieces) t.true(piece.endsWith("\n# EOF\n"));
  const lines = pieces.flatMap((piece) => piece.split("\n").filter((line) => line.startsWith("a")));
  t.is(lines.length, span.toMs / every);
  t.is(lines[1], 'a{n="1"} 15 15');
  const times = lines.map((line) => Number(line.split(" ")[2]));
  t.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  t.is(times.at(-1), (span.toMs - every) / 1000);
});

test("what was before the last day has every fourth sample, and none is written twice", (t) => {
  const every = 15_000;
  const hour = 3_600_000;
  const span = { fromMs: 0, toMs: 10 * hour, denseFromMs: 8 * hour, every };
  const pieces = [...historyPieces([{ text: 'a{n="1"}', valueAt: (seconds: number) => seconds }], span)].map(String);
  t.is(pieces.length, 2);
  const times = pieces.flatMap((piece) =>
    piece.split("\n").flatMap((line) => (line.startsWith("a") ? Number(line.split(" ")[2]) : [])),
  );
  t.deepEqual(times.slice(0, 3), [0, 60, 120]);
  t.deepEqual(times.slice(-2), [10 * 3600 - 30, 10 * 3600 - 15]);
  t.is(times.length, 8 * 60 + 2 * 240);
  t.is(new Set(times).size, times.length);
});
