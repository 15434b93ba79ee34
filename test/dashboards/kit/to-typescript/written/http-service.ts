import {
  dashboard,
  div,
  increase,
  max,
  notDescribedYet,
  or,
  rate,
  row,
  stat,
  sub,
  sum,
  table,
  timeseries,
  topk,
  variable,
  vector,
} from "../../../../../dashboards/kit/index.ts";
import { http } from "../../../../../metrics/index.ts";
import { gauge } from "../../../../../metrics/kit/index.ts";

// What the queries show of metrics that no catalogue has: say what they mean, and move them to metrics/.
const apiBuildInfo = gauge("api_build_info", { help: notDescribedYet, labels: ["version"] });

export const apiHttpService = dashboard({
  uid: "api-http-service",
  title: "API / HTTP service",
  owner: "web",
  purpose: "Do requests to the public API get answered in time?",
  tags: ["api"],
  refresh: "1m",
  time: { from: "now-6h", to: "now" },
  links: [{ title: "Runbook", url: "https://example.com/runbooks/api" }],
  rows: [
    row("Traffic", [
      timeseries("requests", {
        title: "Requests",
        description: "Requests per second, by route.",
        unit: "reqps",
        queries: [
          {
            expr: sum(
              rate(http.requests.where({ job: variable("job"), instance: variable("instance") }), "$__rate_interval"),
            ).by("route"),
            legend: "{{route}}",
          },
        ],
      }),
      timeseries("errors", {
        title: "Errors",
        description: notDescribedYet,
        unit: "percentunit",
        thresholds: { steps: [{ from: 0.05, color: "red" }] },
        queries: [
          {
            expr: div(
              sum(rate(http.requests.where({ job: variable("job"), status: /5../ }), "$__rate_interval")).by("route"),
              sum(rate(http.requests.where({ job: variable("job") }), "$__rate_interval")).by("route"),
            ),
            legend: "{{route}}",
          },
        ],
      }),
      timeseries("duration", {
        title: "Duration",
        description: notDescribedYet,
        unit: "s",
        width: "two-thirds",
        queries: [
          {
            expr: http.requestDuration.where({ job: variable("job") }).quantile(0.5, "$__rate_interval"),
            legend: "p50",
          },
          {
            expr: http.requestDuration
              .where({ job: variable("job") })
              .quantile(0.95, "$__rate_interval")
              .by("route"),
            legend: "p95 {{route}}",
          },
          {
            expr: div(
              sum(rate(http.requestDuration.sum.where({ job: variable("job") }), "5m")),
              sum(rate(http.requestDuration.count.where({ job: variable("job") }), "5m")),
            ),
            legend: "mean",
          },
        ],
      }),
      stat("success", {
        title: "Success",
        description: "Share of the requests answered without a fault of ours.",
        unit: "percentunit",
        decimals: 2,
        thresholds: {
          base: "red",
          steps: [
            { from: 0.99, color: "orange" },
            { from: 0.999, color: "green" },
          ],
        },
        paint: "background",
        width: "third",
        height: 8,
        queries: [
          {
            expr: sub(
              1,
              div(
                or(sum(increase(http.requests.where({ job: variable("job"), status: /5../ }), "$__range")), vector(0)),
                sum(increase(http.requests.where({ job: variable("job") }), "$__range")),
              ),
            ),
            legend: "Success",
          },
        ],
      }),
    ]),
    row(
      "Instances",
      [
        table("versions", {
          title: "Versions",
          description: notDescribedYet,
          columns: { instance: "instance", version: "version" },
          queries: [
            {
              expr: max(apiBuildInfo.where({ job: variable("job") })).by("instance", "version"),
              legend: "Versions",
              unit: "short",
            },
          ],
        }),
        timeseries("requests-2", {
          title: "Requests",
          description: notDescribedYet,
          unit: "reqps",
          width: "full",
          queries: [
            {
              expr: topk(5, sum(rate(http.requests.where({ job: variable("job") }), "5m")).by("instance")),
              legend: "{{instance}}",
            },
          ],
        }),
      ],
      { collapsed: true },
    ),
  ],
});
