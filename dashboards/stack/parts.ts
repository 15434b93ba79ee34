import { process } from "../../metrics/index.ts";
import { changes, div, max, rate, row, sum, timeseries } from "../kit/index.ts";

/** The parts of the stack, as Prometheus's jobs call them. */
const ours = { job: ["prometheus", "alertmanager", "grafana", "node-exporter", "inbox", "kafka-lag"] };

/** What each part uses. */
export const parts = row("Parts", [
  timeseries("cpu", {
    title: "CPU",
    description: "CPUs in use by each part; 1 is one whole CPU.",
    unit: "short",
    min: 0,
    width: "third",
    queries: [{ expr: sum(rate(process.cpuSeconds.where(ours), "$__rate_interval")).by("job"), legend: "{{job}}" }],
  }),
  timeseries("memory", {
    title: "Memory",
    description: "Memory of each part in RAM. A slope that never falls is a leak.",
    unit: "bytes",
    min: 0,
    width: "third",
    queries: [{ expr: sum(process.residentMemory.where(ours)).by("job"), legend: "{{job}}" }],
  }),
  timeseries("files", {
    title: "Open files",
    description: "Part of the file descriptors a part may open. At 100 % it takes no further connection.",
    unit: "percentunit",
    min: 0,
    width: "third",
    queries: [
      {
        expr: max(div(process.openFiles.where(ours), process.maxFiles.where(ours))).by("job"),
        legend: "{{job}}",
      },
    ],
  }),
  timeseries("restarts", {
    title: "Restarts",
    description: "How often each part started anew within the hour before. Applying a configuration restarts nothing.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "full",
    height: 6,
    queries: [{ expr: sum(changes(process.startTime.where(ours), "1h")).by("job"), legend: "{{job}}" }],
  }),
]);
