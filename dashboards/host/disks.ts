import { nodeExporter as node } from "../../metrics/index.ts";
import { div, gt, max, rate, rateOf, row, type Selector, sum, timeseries } from "../kit/index.ts";
import { useRow } from "../rows/index.ts";
import { fullness, here, range } from "./scope.ts";

const by = ["instance", "device"] as const;

const use = useRow({
  title: "Disks",
  key: "disk",
  utilisation: {
    title: "Disk busy",
    description:
      "Part of the time each disk had a request to work on. A disk that takes one at a time has no more above 95 %; SSDs take many.",
    unit: "percentunit",
    min: 0,
    max: 1,
    thresholds: fullness,
    queries: [{ expr: max(rate(node.diskBusy.where(here), range)).by(...by), legend: "{{instance}} {{device}}" }],
  },
  saturation: {
    title: "Waiting for a disk",
    description:
      "Part of the time in which some process waited for a disk. Long above 10 %, look at what reads and writes.",
    unit: "percentunit",
    min: 0,
    queries: [{ expr: max(rate(node.diskPressure.where(here), range)).by("instance"), legend: "{{instance}}" }],
  },
  errors:
    "The kernel counts no errors of disks that node-exporter could read. A file system that it found errors on is mounted read only: see the table above.",
});

/** How much goes to and from each disk, and how long it takes. */
export const disks = row(use.title, [
  ...use.panels,
  timeseries("disk-read", {
    ...rateOf(node.diskReadBytes.where(here), { by }),
    title: "Read",
    description: "Bytes read from each disk. Much without much load: memory is short, and files are read again.",
    width: "third",
  }),
  timeseries("disk-written", {
    ...rateOf(node.diskWrittenBytes.where(here), { by }),
    title: "Written",
    description: "Bytes written to each disk. Steady is good; Prometheus writes in bursts every two hours.",
    width: "third",
  }),
  timeseries("disk-time", {
    title: "Time of a request",
    description:
      "Mean time a read and a write take, waiting included. Milliseconds are good, on SSDs less; empty while there are none.",
    unit: "s",
    min: 0,
    width: "third",
    queries: [
      { expr: mean(node.diskReadTime.where(here), node.diskReads.where(here)), legend: "{{instance}} {{device}} read" },
      {
        expr: mean(node.diskWriteTime.where(here), node.diskWrites.where(here)),
        legend: "{{instance}} {{device}} write",
      },
    ],
  }),
]);

type Disk = Selector<"device" | "instance" | "job", "counter">;

function mean(time: Disk, requests: Disk) {
  return div(sum(rate(time, range)).by(...by), gt(sum(rate(requests, range)).by(...by), 0));
}
