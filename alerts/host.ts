import {
  filesystemAvailable,
  filesystemReadonly,
  filesystemSize,
  memoryAvailable,
  memoryTotal,
} from "../metrics/node-exporter.ts";
import { diskScenarios, GiB, memoryLeft } from "./host-scenarios.ts";
import {
  type Alert,
  alert,
  and,
  avgOverTime,
  constant,
  type Duration,
  div,
  eq,
  fires,
  gap,
  lt,
  maxOverTime,
  not,
  or,
  predictLinear,
  silent,
} from "./kit/index.ts";

// In memory, read-only by nature, or shown a second time under another name.
const onDisk = { fstype: not(/autofs|erofs|fuse\..*|iso9660|overlay|ramfs|squashfs|tmpfs/) };

/** How little must be left to count, and how soon it must be predicted to be nothing. */
interface DiskLimits {
  readonly severity: "critical" | "warning";
  /** Share of the size that must be left for a prediction not to matter. */
  readonly below: number;
  readonly ahead: Duration;
  /** Share of the size at which no prediction is needed. */
  readonly full: number;
  readonly for: Duration;
}

/** A filesystem is full, or will be soon if it goes on like in the last six hours. */
export const hostFilesystemFilling = ({ severity, below, ahead, full, for: time }: DiskLimits): Alert => {
  const available = filesystemAvailable.where(onDisk);
  const left = div(avgOverTime(available, "5m"), maxOverTime(filesystemSize.where(onDisk), "5m"));
  const filling = and(lt(left, below), lt(predictLinear(available, { over: "6h", ahead }), 0));
  return alert("HostFilesystemFilling", {
    expr: and(or(filling, lt(left, full)), eq(maxOverTime(filesystemReadonly.where(onDisk), "5m"), 0)),
    for: time,
    severity,
    summary: ({ labels, value }) =>
      `${labels.mountpoint} on ${labels.instance} has ${value.humanizePercentage} of its space left and fills up`,
    description: "Prometheus and every service that writes stop when nothing is left.",
    action: "Find what grows, delete or move it; for Prometheus's own data lower the retention size.",
    scenarios: diskScenarios({ below, ahead, full, time }),
  });
};

/** So little memory is left that the kernel will soon kill something. */
export const hostMemoryLow: Alert = alert("HostMemoryLow", {
  expr: lt(div(avgOverTime(memoryAvailable, "5m"), avgOverTime(memoryTotal, "5m")), 0.1),
  for: "15m",
  severity: "warning",
  summary: ({ labels, value }) => `${labels.instance} has ${value.humanizePercentage} of its memory left`,
  description: "The kernel kills a process when nothing is left, and slows everything down before.",
  action: "Find the container that grew, restart it or give it a lower limit; else add memory.",
  scenarios: [
    fires("a leak ate it", { series: memoryLeft(constant(0.4 * GiB)), at: "15m" }),
    fires("low, while scrapes fail", {
      series: memoryLeft(constant(0.4 * GiB, "5m"), gap("2m"), constant(0.4 * GiB)),
      at: "15m",
    }),
    silent("just enough", { series: memoryLeft(constant(0.8 * GiB, "1h")) }),
    silent("a build that takes ten minutes", {
      series: memoryLeft(constant(4 * GiB, "10m"), constant(0.1 * GiB, "10m"), constant(4 * GiB, "20m")),
    }),
  ],
});

/** The alerts on the host that the stack runs on. */
export const host: readonly Alert[] = [
  hostFilesystemFilling({ severity: "critical", below: 0.2, ahead: "4h", full: 0.03, for: "30m" }),
  hostFilesystemFilling({ severity: "warning", below: 0.4, ahead: "1d", full: 0.05, for: "1h" }),
  hostMemoryLow,
];
