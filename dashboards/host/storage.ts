import { hostFewFiles, hostFilesystemReadonly, hostFull, hostInodes, hostSpace } from "../../alerts/index.ts";
import type { Alert } from "../../alerts/kit/index.ts";
import { nodeExporter as node } from "../../metrics/index.ts";
import { div, max, rate, row, sub, sum, table, timeseries } from "../kit/index.ts";
import { here, onDisk, range } from "./scope.ts";

// The alerts count what is left, the panels what is used.
const usedUp = (alerts: readonly Alert[], left: Readonly<Record<string, number>>) =>
  alerts.map((alert) => ({ alert, at: 1 - (left[alert.severity] ?? 0), bad: "above" as const }));
const space = usedUp(hostSpace, hostFull);
const size = max(node.filesystemSize.where(onDisk)).by("instance", "mountpoint");
const available = max(node.filesystemAvailable.where(onDisk)).by("instance", "mountpoint");
const files = max(node.filesystemFiles.where(onDisk)).by("instance", "mountpoint");
const filesFree = max(node.filesystemFilesFree.where(onDisk)).by("instance", "mountpoint");

export const filesystems = row("File systems", [
  table("filesystems", {
    title: "File systems",
    description: "Space and files of each file system on disk, fullest first.",
    columns: { instance: "Host", mountpoint: "Mounted at" },
    sortBy: { column: "Used", order: "descending" },
    queries: [
      { expr: size, legend: "Size", unit: "bytes" },
      { expr: available, legend: "Available", unit: "bytes" },
      { expr: sub(1, div(available, size)), legend: "Used", unit: "percentunit", decimals: 1, watches: space },
      {
        expr: sub(1, div(filesFree, files)),
        legend: "Files used",
        unit: "percentunit",
        decimals: 1,
        watches: usedUp(hostInodes, hostFewFiles),
      },
      {
        expr: max(node.filesystemReadonly.where(onDisk)).by("instance", "mountpoint"),
        legend: "Writable",
        values: { 0: { text: "yes" }, 1: { text: "read only", color: "red" } },
        watches: hostFilesystemReadonly,
      },
    ],
  }),
  timeseries("filesystem-used", {
    title: "Space used",
    description: "Part used of each file system; the slope tells when it is full.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "full",
    watches: space,
    queries: [{ expr: sub(1, div(available, size)), legend: "{{instance}} {{mountpoint}}" }],
  }),
]);

export const disks = row("Disks", [
  timeseries("disk-busy", {
    title: "Disk busy",
    description: "Part of the time each disk had a request to work on.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    queries: [
      { expr: max(rate(node.diskBusy.where(here), range)).by("instance", "device"), legend: "{{instance}} {{device}}" },
    ],
  }),
  timeseries("disk-read", {
    title: "Read",
    description: "Bytes per second read from each disk.",
    unit: "Bps",
    min: 0,
    width: "third",
    queries: [
      {
        expr: sum(rate(node.diskReadBytes.where(here), range)).by("instance", "device"),
        legend: "{{instance}} {{device}}",
      },
    ],
  }),
  timeseries("disk-written", {
    title: "Written",
    description: "Bytes per second written to each disk.",
    unit: "Bps",
    min: 0,
    width: "third",
    queries: [
      {
        expr: sum(rate(node.diskWrittenBytes.where(here), range)).by("instance", "device"),
        legend: "{{instance}} {{device}}",
      },
    ],
  }),
]);
