import { collectorSuccess } from "../metrics/node-exporter.ts";
import { type Alert, alert, and, constant, eq, fires, gap, maxOverTime, type Shape, silent } from "./kit/index.ts";

/** A part of node-exporter that worked lately fails: what it shows of the host is missing. */
export const hostCollectorFailing: Alert = alert("HostCollectorFailing", {
  expr: and(
    eq(maxOverTime(collectorSuccess, "5m"), 0),
    // What the machine does not have has never worked, and is no fault.
    eq(maxOverTime(collectorSuccess, "1d"), 1),
  ),
  for: "10m",
  severity: "warning",
  priority: "P3",
  owner: "platform",
  summary: ({ labels }) => `node-exporter on ${labels.instance} cannot read ${labels.collector} any more`,
  description: "Metrics of that part are missing, and alerts on them cannot fire.",
  action: "Read node-exporter's log: it names the file of the kernel and the error.",
  page: {
    look: [
      "node-exporter's log: `collector failed` with the name of the collector and the error.",
      "Was the kernel or node-exporter updated? Files under `/proc` and `/sys` come and go with versions.",
      "For `filesystem`: a network mount that hangs makes it time out.",
    ],
    act: [
      "Repair the mount, or unmount it.",
      "A collector that the new kernel does not serve: switch it off with `--no-collector.<name>`; the alert ends after a day by itself.",
    ],
  },
  scenarios: [
    fires("a mount hangs", { series: reading(constant(1, "10m"), constant(0)), at: "25m", notBefore: "24m45s" }),
    fires("while scrapes fail", {
      series: reading(constant(1, "10m"), constant(0, "5m"), gap("2m"), constant(0)),
      at: "25m",
    }),
    silent("it never worked on this machine", { shows: "no data", series: reading(constant(0, "1h")) }),
    silent("for ten minutes", { series: reading(constant(1, "10m"), constant(0, "10m"), constant(1, "20m")) }),
  ],
});

function reading(...samples: readonly Shape[]) {
  const node = { job: "node-exporter", instance: "node-exporter:9100", collector: "filesystem" };
  return [collectorSuccess.series(node, samples)];
}
