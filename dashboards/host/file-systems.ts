import { hostFilesystemReadonly, hostFull, hostInodes, hostSpace, onDisk as ofDisks } from "../../alerts/index.ts";
import { nodeExporter as node } from "../../metrics/index.ts";
import { clampMin, div, gt, max, predictLinear, row, sub, table, timeseries } from "../kit/index.ts";
import { fullness, here } from "./scope.ts";

const onDisk = { ...here, ...ofDisks };
const size = max(node.filesystemSize.where(onDisk)).by("instance", "mountpoint");
const available = max(node.filesystemAvailable.where(onDisk)).by("instance", "mountpoint");
// Some have no limit, and say 0.
const files = gt(max(node.filesystemFiles.where(onDisk)).by("instance", "mountpoint"), 0);
const filesFree = max(node.filesystemFilesFree.where(onDisk)).by("instance", "mountpoint");
const tomorrow = max(predictLinear(node.filesystemAvailable.where(onDisk), { over: "6h", ahead: "1d" })).by(
  "instance",
  "mountpoint",
);

export const fileSystems = row("File systems", [
  table("filesystems", {
    title: "File systems",
    description: "Space and files of each file system on disk, fullest first.",
    columns: { instance: "Host", mountpoint: "Mounted at" },
    sortBy: { column: "Used", order: "descending" },
    watches: hostFilesystemReadonly,
    queries: [
      { expr: size, legend: "Size", unit: "bytes" },
      { expr: available, legend: "Available", unit: "bytes" },
      { expr: sub(1, div(available, size)), legend: "Used", unit: "percentunit", decimals: 1, thresholds: fullness },
      {
        expr: sub(1, div(filesFree, files)),
        legend: "Files used",
        unit: "percentunit",
        decimals: 1,
        thresholds: fullness,
      },
      {
        expr: max(node.filesystemReadonly.where(onDisk)).by("instance", "mountpoint"),
        legend: "Writable",
        values: { 0: { text: "yes" }, 1: { text: "read only", color: "red" } },
      },
    ],
  }),
  timeseries("filesystem-left", {
    title: "Space left",
    description:
      "Part left of each file system. Below 5 and 3 % the alerts fire in any case; above, when the next panel falls to nothing.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    thresholds: {
      base: "red",
      steps: [
        { from: hostFull.critical, color: "orange" },
        { from: hostFull.warning, color: "green" },
      ],
    },
    watches: hostSpace,
    queries: [{ expr: div(available, size), legend: "{{instance}} {{mountpoint}}" }],
  }),
  timeseries("filesystem-tomorrow", {
    title: "Space left in a day",
    description: "Part that will be left in 24 hours, if it goes on as in the last six. At 0 it is full by then.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    queries: [{ expr: clampMin(div(tomorrow, size), 0), legend: "{{instance}} {{mountpoint}}" }],
  }),
  timeseries("files-left", {
    title: "Files left",
    description:
      "Part of the files (inodes) that can still be made. At 0 nothing can be created, although there is space.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    watches: hostInodes,
    queries: [{ expr: div(filesFree, files), legend: "{{instance}} {{mountpoint}}" }],
  }),
]);
