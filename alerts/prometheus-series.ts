import { series, staleSeries } from "../metrics/prometheus.ts";
import { type Alert, alert, and, avgOverTime, constant, div, fires, gap, gt, ramp, silent, sub } from "./kit/index.ts";
import { headSeries } from "./prometheus-storage-scenarios.ts";

/** Prometheus holds more than twice the series it held six hours ago: a label whose values never repeat, most often. */
export const prometheusSeriesJump: Alert = alert("PrometheusSeriesJump", {
  expr: and(gt(div(living(), before()), 2), gt(sub(living(), before()), 20_000)),
  for: "15m",
  severity: "warning",
  priority: "P2",
  owner: "platform",
  summary: ({ labels, value }) => `${labels.instance} holds ${value.humanize} times the series of six hours ago`,
  description: "Its memory grows with them; killed for memory, it comes back only to be killed again.",
  action: "Find the metric that grew and drop the label whose values never repeat.",
  page: {
    meaning:
      "Prometheus keeps every series that is being scraped in memory, a few kilobytes each. A label that holds an id, an address or a path makes a new series for every value. Series that ended do not count here: a deployment replaces series and adds none.",
    look: [
      "Prometheus, *Status › TSDB status*: the metrics with the most series, and the labels with the most values.",
      "`topk(5, scrape_samples_post_metric_relabeling / (scrape_samples_post_metric_relabeling offset 6h))`: the target that grew.",
      "`topk(5, sum_over_time(scrape_series_added[1h]))`: the target whose series change all the time.",
    ],
    act: [
      "Roll back the release that brought the label, or drop it with `metric_relabel_configs` until it is gone.",
      "If the growth is meant, give Prometheus the memory for it: `sightline:limits`.",
    ],
  },
  scenarios: [
    fires("ten times as many", {
      series: headSeries(constant(10_000, "7h"), constant(100_000)),
      at: "7h15m",
      notBefore: "7h15m",
    }),
    fires("just over twice", {
      shows: "boundary",
      series: headSeries(constant(100_000, "7h"), constant(201_000)),
      at: "8h",
    }),
    silent("just twice", { shows: "boundary", series: headSeries(constant(100_000, "7h"), constant(200_000, "2h")) }),
    silent("a small stack gets a second system", {
      series: headSeries(constant(3000, "7h"), constant(18_000, "2h")),
    }),
    silent("a deployment leaves as many behind as it brings", {
      series: headSeries(constant(100_000, "7h"), constant(230_000, "1h"), {
        ended: [constant(0, "7h"), constant(130_000, "1h")],
      }),
    }),
    silent("it started six and a half hours ago", {
      series: headSeries(
        gap("30m"),
        ramp({ from: 0, by: 20_000, per: "15s", lasts: "1m30s" }),
        constant(120_000, "8h"),
      ),
    }),
    silent("it started an hour ago", { shows: "no data", series: headSeries(constant(120_000, "1h")) }),
  ],
});

/** Series that are being scraped. */
function living() {
  return sub(series, staleSeries);
}

/** The mean of an hour, six hours ago: neither a spike nor a start is the measure. */
function before() {
  return sub(avgOverTime(series.range("1h").offset("6h")), avgOverTime(staleSeries.range("1h").offset("6h")));
}
