import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { writeHistory } from "../../../../exporters/signal/index.ts";
import { constant, gap, lineOf, ramp, type SampleSeries } from "../../../../metrics/kit/index.ts";
import { run } from "../../../toolchain/live/alerts/tool.ts";

const minute = 60_000;
const factor = 20;
const every = 750;

test("promtool makes blocks of it in which every sample is what the line of its series is at that moment", async (t) => {
  const series: readonly SampleSeries[] = [
    {
      metric: "up",
      labels: { instance: "api:8080", job: "api" },
      samples: [constant(1, "4m"), gap("3m"), constant(0)],
    },
    { metric: "requests_total", labels: { path: 'a "b" \\' }, samples: [ramp({ from: 5, by: 7.25, per: "15s" })] },
    { metric: "http.server.duration", labels: {}, samples: [constant(0.25)] },
  ];
  const startAtMs = Date.parse("2026-01-31T12:00:00.123Z");
  const began = startAtMs - 60 * 8 * minute;
  const { body, samples } = writeHistory(
    { startAtMs, factor, episodes: [{ id: "e17", delayMs: began - startAtMs, lastsMs: 1e9, series }] },
    {
      every,
      past: new Map([["e17", 1e9]]),
      recorded: [{ episode: "e17", metric: "a:b:c", labels: { job: "x" }, times: [0, 15_000], values: [1.5, 2] }],
    },
  );
  const folder = mkdtempSync(join(tmpdir(), "sightline-history-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "history.txt"), Buffer.concat(body));
  const made = await run(
    "promtool",
    ["tsdb", "create-blocks-from", "openmetrics", "-q", "history.txt", "data"],
    folder,
  );
  t.true(made.ok, made.text);
  mkdirSync(join(folder, "data", "wal")); // without one it takes the folder for none of Prometheus's
  const { text } = await run("promtool", ["tsdb", "dump", "data"], folder);
  const stored = text.split("\n").flatMap((line) => {
    const [, name = "", labels = "", value = "", time = ""] =
      /^\{__name__="([^"]+)"(.*)\} (\S+) (\d+)$/.exec(line) ?? [];
    return name === "" ? [] : [{ name, labels, value: Number(value), time: Number(time) }];
  });
  t.is(stored.length, samples, text.slice(0, 500));
  for (const { metric, samples: shapes } of series) {
    const line = lineOf(shapes);
    const own = stored.filter(({ name }) => name === metric);
    const times = Array.from({ length: (startAtMs - began) / every + 1 }, (_, index) => began + index * every);
    t.deepEqual(
      own.map(({ time, value }) => [time, value]),
      times.flatMap((time) => {
        const value = line((time - began) * factor);
        return value === undefined ? [] : [[time, value]];
      }),
      metric,
    );
    t.is(new Set(own.map(({ labels }) => labels)).size, 1);
  }
  t.deepEqual(
    stored.filter(({ name }) => name === "a:b:c").map(({ time, value, labels }) => [time - began, value, labels]),
    [
      [0, 1.5, ', job="x", scenario="e17"'],
      [750, 2, ', job="x", scenario="e17"'],
    ],
  );
});
