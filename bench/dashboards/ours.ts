import {
  type Dashboard,
  dashboard,
  div,
  heatmap,
  max,
  type PanelLike,
  rate,
  row,
  stat,
  sum,
  table,
  timeseries,
} from "../../dashboards/kit/index.ts";
import * as metric from "../../metrics/kit/index.ts";

const span = "$__rate_interval";

// Metrics are defined once, for exporters, alerts and every dashboard.
const requests = metric.counter("service_requests_total", {
  help: "Requests.",
  unit: "requests",
  labels: ["route", "status"],
});
const inFlight = metric.gauge("service_in_flight_requests", {
  help: "Requests under way.",
  unit: "requests",
  labels: ["route"],
});
const duration = metric.histogram("service_duration_seconds", {
  help: "Time to answer.",
  unit: "seconds",
  labels: ["route"],
});

/** The n-th dashboard, of twenty panels on a service of its own. */
export function ourDashboard(n: number): Dashboard {
  const here = { job: `service-${n}` };
  const byRoute = sum(rate(requests.where(here), span)).by("route");
  const failing = div(
    sum(rate(requests.where({ ...here, status: /5../ }), span)).by("route"),
    sum(rate(requests.where(here), span)).by("route"),
  );

  const graphs = Array.from(
    { length: 12 },
    (_, i): PanelLike =>
      timeseries(`graph-${i}`, {
        title: `Graph ${i}`,
        description: "What is shown, and what a good value looks like.",
        unit: "percentunit",
        min: 0,
        thresholds: { steps: [{ from: 0.05, color: "red" }] },
        queries: [
          { expr: failing, legend: "{{route}}" },
          { expr: max(inFlight.where(here)).by("route"), legend: "{{route}} under way" },
        ],
      }),
  );
  const numbers = Array.from(
    { length: 5 },
    (_, i): PanelLike =>
      stat(`number-${i}`, {
        title: `Number ${i}`,
        description: "What is shown, and what a good value looks like.",
        unit: "reqps",
        decimals: 0,
        thresholds: { steps: [{ from: 100, color: "orange" }] },
        queries: [{ expr: byRoute, legend: "{{route}}" }],
      }),
  );
  const lists = Array.from(
    { length: 2 },
    (_, i): PanelLike =>
      table(`list-${i}`, {
        title: `List ${i}`,
        description: "What is shown, and what a good value looks like.",
        columns: { route: "Route" },
        queries: [
          { expr: byRoute, legend: "Requests", unit: "reqps" },
          { expr: failing, legend: "Failing", unit: "percentunit" },
        ],
      }),
  );
  const spread = heatmap("spread", {
    title: "Spread",
    description: "What is shown, and what a good value looks like.",
    unit: "s",
    queries: [{ expr: sum(rate(duration.where(here).buckets, span)).by("le") }],
  });
  return dashboard({
    uid: `service-${n}`,
    title: `Service ${n}`,
    owner: "web",
    purpose: "Does the service answer?",
    rows: [row("Now", [...numbers, ...lists]), row("Over time", [spread, ...graphs])],
  });
}
