import {
  dashboard,
  div,
  gauge,
  irate,
  labelVariable,
  neg,
  not,
  notDescribedYet,
  raw,
  rawVariable,
  row,
  stat,
  sub,
  sum,
  text,
  time,
  timeseries,
} from "../../../../../dashboards/kit/index.ts";
import { nodeExporter, nodeExporterNetwork } from "../../../../../metrics/index.ts";

export const linuxHosts = dashboard({
  uid: "linux-hosts",
  title: "Linux hosts",
  owner: "web",
  purpose: notDescribedYet,
  tags: ["linux"],
  refresh: "off",
  schemaVersion: 14,
  variables: [
    labelVariable("node", { title: "Host", of: nodeExporter.load1, label: "instance", multi: false }),
    rawVariable({
      auto: false,
      current: { text: "5m", value: "5m" },
      hide: 0,
      label: "Interval",
      name: "interval",
      options: [
        { selected: true, text: "5m", value: "5m" },
        { selected: false, text: "1h", value: "1h" },
      ],
      query: "5m,1h",
      refresh: 2,
      type: "interval",
    }),
  ],
  rows: [
    row("Linux hosts", [
      stat("uptime", {
        title: "Uptime",
        description: notDescribedYet,
        unit: "s",
        queries: [
          { expr: sub(time(), nodeExporter.bootTime.where({ instance: "$node" })), legend: "{{instance}} {{job}}" },
        ],
      }),
      gauge("memory", {
        title: "Memory",
        description: notDescribedYet,
        unit: "percentunit",
        thresholds: {
          steps: [
            { from: 0.8, color: "orange" },
            { from: 0.95, color: "red" },
          ],
        },
        min: 0,
        max: 1,
        height: 4,
        queries: [
          {
            expr: sub(
              1,
              div(
                nodeExporter.memoryAvailable.where({ instance: "$node" }),
                nodeExporter.memoryTotal.where({ instance: "$node" }),
              ),
            ),
            legend: "{{instance}} {{job}}",
          },
        ],
      }),
      text("text", {
        title: "Untitled",
        content: "Ask **#infra** before you restart a host.",
        width: "half",
      }),
    ]),
    row("Load", [
      timeseries("cpu", {
        title: "CPU",
        description: notDescribedYet,
        unit: "short",
        min: 0,
        stack: true,
        height: 7,
        queries: [
          {
            expr: sum(irate(nodeExporter.cpuSeconds.where({ mode: not("idle"), instance: "$node" }), "5m")).by("mode"),
            legend: "{{mode}}",
          },
        ],
      }),
      timeseries("network", {
        title: "Network",
        description: notDescribedYet,
        unit: "Bps",
        height: 7,
        queries: [
          {
            expr: irate(nodeExporterNetwork.receivedBytes.where({ instance: "$node", device: not(/lo|veth.*/) }), "5m"),
            legend: "{{device}} in",
          },
          {
            expr: neg(
              irate(nodeExporterNetwork.sentBytes.where({ instance: "$node", device: not(/lo|veth.*/) }), "5m"),
            ),
            legend: "{{device}} out",
          },
        ],
      }),
    ]),
    row(
      "Disks",
      [
        raw(
          "disk-full-in",
          {
            type: "graph",
            title: "Disk full in",
            description: notDescribedYet,
            aliasColors: {},
            bars: false,
            fill: 1,
            legend: { show: true, values: false },
            lines: true,
            linewidth: 1,
            nullPointMode: "null",
            renderer: "flot",
            seriesOverrides: [],
            stack: false,
            targets: [
              {
                expr: 'predict_linear(node_filesystem_avail_bytes{instance="$node"}[6h], 4 * 3600)',
                intervalFactor: 2,
                legendFormat: "{{mountpoint}}",
                refId: "A",
                step: 240,
              },
            ],
            tooltip: { shared: true, sort: 0, value_type: "individual" },
            xaxis: { show: true },
            yaxes: [
              { format: "bytes", logBase: 1, max: null, min: null, show: true },
              { format: "short", logBase: 1, show: true },
            ],
          },
          { width: "full", height: 7 },
        ),
        raw(
          "pressure",
          {
            type: "graph",
            title: "Pressure",
            description: notDescribedYet,
            aliasColors: {},
            bars: false,
            fill: 1,
            legend: { show: true, values: false },
            lines: true,
            linewidth: 1,
            nullPointMode: "null",
            renderer: "flot",
            seriesOverrides: [],
            stack: false,
            targets: [
              {
                expr: 'rate(node_pressure_cpu_waiting_seconds_total{instance="$node"}[$interval])',
                intervalFactor: 2,
                legendFormat: "CPU",
                refId: "A",
                step: 240,
              },
            ],
            tooltip: { shared: true, sort: 0, value_type: "individual" },
            xaxis: { show: true },
            yaxes: [
              { format: "percentunit", logBase: 1, max: null, min: null, show: true },
              { format: "short", logBase: 1, show: true },
            ],
          },
          { width: "full", height: 7 },
        ),
      ],
      { collapsed: true },
    ),
  ],
});
