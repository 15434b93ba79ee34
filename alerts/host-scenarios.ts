import {
  filesystemAvailable,
  filesystemReadonly,
  filesystemSize,
  memoryAvailable,
  memoryTotal,
} from "../metrics/node-exporter.ts";
import {
  constant,
  type Duration,
  fires,
  formatDuration,
  milliseconds,
  ramp,
  type SampleSeries,
  type Scenario,
  type Shape,
  silent,
} from "./kit/index.ts";

export const GiB = 2 ** 30;

const node = { job: "node-exporter", instance: "node-exporter:9100" };
const size = 100 * GiB;

/** The memory of a host with 8 GiB. */
export function memoryLeft(...available: readonly Shape[]): readonly SampleSeries[] {
  return [memoryAvailable.series(node, available), memoryTotal.series(node, constant(8 * GiB))];
}

interface DiskStory {
  readonly below: number;
  readonly ahead: Duration;
  readonly full: number;
  readonly time: Duration;
}

/** A disk at, above and below its limits, with the times of the alert. */
export function diskScenarios({ below, ahead, full, time }: DiskStory): readonly Scenario[] {
  const soon = after(time, "1m");
  const start = 0.95 * below * size;
  const emptyAfter = (share: number) => ({ from: start, by: -start / share, per: ahead });
  return [
    fires("it will be full in three quarters of that time", { series: disk(ramp(emptyAfter(0.75))), at: soon }),
    fires("full, and nothing moves", { series: disk(constant(0.9 * full * size)), at: soon }),
    silent("it will last twice that time", { series: disk(ramp({ ...emptyAfter(2), lasts: "90m" })) }),
    silent("little left, but steady", { series: disk(constant(start, "90m")) }),
    silent("just above full", { series: disk(constant(1.01 * full * size, "90m")) }),
    silent("full, but read-only", { series: disk(constant(0, "90m"), { readonly: 1 }) }),
    silent("full, but in memory", { series: disk(constant(0, "90m"), { fstype: "tmpfs" }) }),
  ];
}

function disk(available: Shape, { fstype = "ext4", readonly = 0 } = {}): readonly SampleSeries[] {
  const labels = { ...node, device: "/dev/sda1", device_error: "", fstype, mountpoint: "/" };
  return [
    filesystemAvailable.series(labels, available),
    filesystemSize.series(labels, constant(size)),
    filesystemReadonly.series(labels, constant(readonly)),
  ];
}

function after(time: Duration, more: Duration): Duration {
  return formatDuration(milliseconds(time) + milliseconds(more)) as Duration;
}
