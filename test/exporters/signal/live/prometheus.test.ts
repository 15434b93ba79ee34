import test from "ava";
import { constant, gap, lineOf, ramp, type SampleSeries } from "../../../../metrics/kit/index.ts";
import { type StoredSeries, startStoringPrometheus } from "../support/prometheus.ts";
import { startedSignal } from "../support/started.ts";

const factor = 60;
const minute = 60_000;

/** Virtual minutes, so seconds in reality. */
const series: readonly SampleSeries[] = [
  {
    metric: "requests_total",
    labels: { instance: "api:8080", job: "api" },
    samples: [ramp({ from: 5, by: 7, per: "15s", lasts: "4m" }), gap("3m"), ramp({ from: 0, by: -0.1, per: "1s" })],
  },
  { metric: "up", labels: { instance: "api:8080", job: "api" }, samples: [constant(1, "4m"), constant(0)] },
  { metric: "http.server.duration", labels: { path: 'a "b" \\' }, samples: [constant(0.25)] },
];

test("Prometheus stores the line of each series, ends it at a gap, and has the scenario's job, instance and up, or none", async (t) => {
  const signal = await startedSignal(t);
  const target = new URL(signal.url).host;
  const prometheus = await startStoringPrometheus(
    t,
    [0, 1].map((part) => ({
      job_name: `signal-${part}`,
      scrape_interval: "250ms",
      scrape_timeout: "250ms",
      metrics_path: `/signal/2/${part}`,
      honor_labels: true,
      track_timestamps_staleness: true,
      static_configs: [{ targets: [target] }],
    })),
  );
  const scrapedAfter = (ms: number) =>
    prometheus.until(`count(timestamp(up{job=~"signal-.", scenario=""}) > ${ms / 1000}) == 2`);
  await scrapedAfter(0);
  const startAtMs = Date.now() + 250;
  const delayMs = 123.5;
  const other = { id: "e16", delayMs, lastsMs: 10 * minute, series: series.slice(1) };
  const { play } = await signal.play({
    startAtMs,
    factor,
    episodes: [other, { id: "e17", delayMs, lastsMs: 10 * minute, series }],
  });
  await scrapedAfter(play?.endsAtMs ?? 0);

  const virtual = (time: number) => (Math.round(time * 1000) - startAtMs - delayMs) * factor;
  for (const { metric, labels, samples } of series) {
    const [stored, ...others] = await prometheus.query(`{"${metric}",scenario="e17"}[5m]`);
    t.deepEqual(others, []);
    t.deepEqual(stored?.metric, { ...labels, __name__: metric, scenario: "e17" });
    const line = lineOf(samples);
    t.deepEqual(
      valuesOf(stored),
      timesOf(stored).map((time) => line(virtual(time))),
    );
    t.true(timesOf(stored).length >= 10, `${timesOf(stored).length} samples of ${metric}`);
  }

  const [playing] = await prometheus.query('signal_playing{scenario="e17"}[5m]');
  const inGap = timesOf(playing).filter((time) => virtual(time) >= 4 * minute && virtual(time) < 7 * minute);
  t.true(inGap.length > 0);
  for (const time of inGap) {
    t.deepEqual(
      await prometheus.query("requests_total", time),
      [],
      "it would live on for five minutes without a stale marker",
    );
    t.is((await prometheus.query('up{scenario="e17"}', time))[0]?.value?.[1], "0");
  }
  t.true(timesOf(playing).every((time) => virtual(time) >= 0 && virtual(time) <= 10 * minute));
  t.deepEqual(await prometheus.query('{scenario=~".+"}'), [], "after their end all of them are gone");
  t.is(
    (await prometheus.query('{scenario="e16",__name__!~"signal_.+"}[5m]')).length,
    2,
    "the other part has its episode",
  );

  const own = await prometheus.query('up{scenario=""}');
  t.deepEqual(
    own.map(({ metric: { job }, value }) => [job, value?.[1]]).sort(),
    [
      ["signal-0", "1"],
      ["signal-1", "1"],
    ],
    "the target's own up is beside the scenario's",
  );
  const [start] = await prometheus.query("signal_start_seconds");
  t.is(Number(start?.value?.[1]), startAtMs / 1000);
});

function timesOf(series: StoredSeries | undefined): number[] {
  return (series?.values ?? []).map(([time]) => time);
}

function valuesOf(series: StoredSeries | undefined): number[] {
  return (series?.values ?? []).map(([, value]) => Number(value));
}
