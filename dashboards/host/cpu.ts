import { nodeExporter as node } from "../../metrics/index.ts";
import { avg, count, div, max, not, rate, row, sub, timeseries } from "../kit/index.ts";
import { useRow } from "../rows/index.ts";
import { fullness, here, range } from "./scope.ts";

const idle = node.cpuSeconds.where({ ...here, mode: "idle" });
const cpus = count(idle).by("instance");
const load = (gauge: typeof node.load1) => max(gauge.where(here)).by("instance");

const use = useRow({
  title: "CPU",
  key: "cpu",
  utilisation: {
    title: "CPU busy",
    description: "Part of all CPUs that is not idle. Long above 80 %: work waits.",
    unit: "percentunit",
    min: 0,
    max: 1,
    thresholds: fullness,
    queries: [{ expr: sub(1, avg(rate(idle, range)).by("instance")), legend: "{{instance}}" }],
  },
  saturation: {
    title: "Waiting for a CPU",
    description:
      "Part of the time in which some process waited for a CPU, and the load for each CPU: above 1, some wait all the time.",
    unit: "percentunit",
    min: 0,
    queries: [
      { expr: max(rate(node.cpuPressure.where(here), range)).by("instance"), legend: "{{instance}} waiting" },
      { expr: div(load(node.load1), cpus), legend: "{{instance}} load per CPU" },
    ],
  },
  errors:
    "CPUs report no errors that node-exporter could read. What throttles or steals them shows in the modes below.",
});

/** What the CPUs do, and who waits for them. */
export const cpu = row(use.title, [
  ...use.panels,
  timeseries("cpu-modes", {
    title: "CPU by mode",
    description:
      "What the CPUs do, as part of all of them. Much iowait: they wait for disks; much steal: for the host below.",
    unit: "percentunit",
    min: 0,
    max: 1,
    stack: true,
    width: "two-thirds",
    queries: [
      {
        expr: avg(rate(node.cpuSeconds.where({ ...here, mode: not("idle") }), range)).by("instance", "mode"),
        legend: "{{instance}} {{mode}}",
      },
    ],
  }),
  timeseries("load", {
    title: "Load",
    description:
      "Processes running or waiting for a CPU or a disk, mean of 1, 5 and 15 minutes, beside the number of CPUs. Below that is good.",
    unit: "short",
    min: 0,
    width: "third",
    queries: [
      { expr: load(node.load1), legend: "{{instance}} 1 min" },
      { expr: load(node.load5), legend: "{{instance}} 5 min" },
      { expr: load(node.load15), legend: "{{instance}} 15 min" },
      { expr: cpus, legend: "{{instance}} CPUs" },
    ],
  }),
]);
