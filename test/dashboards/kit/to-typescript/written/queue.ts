import {
  dashboard,
  div,
  gauge,
  heatmap,
  increase,
  logs,
  maxOverTime,
  notDescribedYet,
  rate,
  raw,
  rawVariable,
  row,
  sum,
  timeseries,
} from "../../../../../dashboards/kit/index.ts";
import { computed, counter, gauge as gaugeMetric, histogram } from "../../../../../metrics/kit/index.ts";

// What the queries show of metrics that no catalogue has: say what they mean, and move them to metrics/.
const queueJobsDoneRate5m = computed("queue:jobs_done:rate5m", { help: notDescribedYet, labels: ["queue", "result"] });

const queueJobs = counter("queue_jobs_total", { help: notDescribedYet, labels: ["result"] });

const queueOldestJobSeconds = gaugeMetric("queue_oldest_job_seconds", { help: notDescribedYet, labels: ["queue"] });

const queueSlots = gaugeMetric("queue_slots", { help: notDescribedYet, labels: ["queue"] });

const queueSlotsUsed = gaugeMetric("queue_slots_used", { help: notDescribedYet, labels: ["queue"] });

const queueWaitSeconds = histogram("queue_wait_seconds", { help: notDescribedYet, labels: ["queue"] });

export const queue = dashboard({
  uid: "queue",
  title: "Queue",
  owner: "web",
  purpose: notDescribedYet,
  refresh: "off",
  time: { from: "now-3h", to: "now" },
  schemaVersion: 27,
  variables: [
    rawVariable({
      datasource: { type: "prometheus", uid: `\${datasource}` },
      definition: "label_values(queue_slots, queue)",
      includeAll: false,
      label: "Queue",
      multi: true,
      name: "queue",
      query: { query: "label_values(queue_slots, queue)", refId: "x" },
      refresh: 2,
      regex: "/^(?!test).*/",
      sort: 0,
      type: "query",
    }),
  ],
  rows: [
    row("Queue", [
      raw(
        "worker",
        {
          type: "stat",
          title: "Worker",
          description: notDescribedYet,
          fieldConfig: {
            defaults: {
              mappings: [{ id: 0, op: "=", text: "down", type: 1, value: "0" }],
              thresholds: {
                mode: "absolute",
                steps: [
                  { color: "red", value: null },
                  { color: "green", value: 1 },
                ],
              },
            },
            overrides: [],
          },
          options: {
            colorMode: "background",
            graphMode: "area",
            reduceOptions: { calcs: ["mean"], fields: "", values: false },
          },
          pluginVersion: "7.5.5",
          targets: [{ expr: 'min(up{job="worker"})', instant: true, legendFormat: "", refId: "A" }],
        },
        { width: "quarter", height: 4 },
      ),
      gauge("slots", {
        title: "Slots",
        description: notDescribedYet,
        unit: "percentunit",
        thresholds: {
          steps: [
            { from: 0.7, color: "yellow" },
            { from: 0.9, color: "red" },
          ],
        },
        min: 0,
        max: 1,
        height: 4,
        queries: [{ expr: div(queueSlotsUsed, queueSlots, { on: ["queue"], groupLeft: [] }), legend: "{{queue}}" }],
      }),
      timeseries("jobs", {
        title: "Jobs",
        description: notDescribedYet,
        unit: "ops",
        draw: "bars",
        stack: true,
        queries: [
          { expr: queueJobsDoneRate5m, legend: "{{queue}} {{result}}" },
          { expr: sum(rate(queueJobs.where({ result: ["failed", "lost"] }), "5m")), legend: "bad" },
        ],
      }),
    ]),
    row(
      "Queue $queue",
      [
        timeseries("oldest-job", {
          title: "Oldest job",
          description: notDescribedYet,
          unit: "dtdurations",
          legendAs: "table",
          queries: [
            {
              expr: maxOverTime(queueOldestJobSeconds.where({ queue: "$queue" }).offset("1d"), "10m"),
              legend: "yesterday",
            },
          ],
        }),
        heatmap("wait", {
          title: "Wait",
          description: notDescribedYet,
          unit: "short",
          queries: [{ expr: sum(increase(queueWaitSeconds.buckets.where({ queue: "$queue" }), "1m")).by("le") }],
        }),
        logs("log", {
          title: "Log",
          description: notDescribedYet,
          logql: '{app="worker"} |= "$queue"',
          width: "half",
          height: 8,
        }),
      ],
      { repeat: "queue" },
    ),
  ],
});
