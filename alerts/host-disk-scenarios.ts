import {
  filesystemAvailable,
  filesystemFiles,
  filesystemFilesFree,
  filesystemReadonly,
  filesystemSize,
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

const GiB = 2 ** 30;
const node = { job: "node-exporter", instance: "node-exporter:9100" };
const size = 100 * GiB;
const files = 1_000_000;

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
    fires("full, and nothing moves", { series: disk(constant(0.9 * full * size)), at: soon, notBefore: time }),
    fires("full, until room is made", {
      series: disk([constant(0.9 * full * size, after(time, "10m")), constant(0.8 * size, "1h")]),
      at: soon,
      resolvedBy: after(time, "15m"),
    }),
    silent("it will last twice that time", { series: disk(ramp({ ...emptyAfter(2), lasts: "90m" })) }),
    silent("little left, but steady", { series: disk(constant(start, "90m")) }),
    silent("just at full", { shows: "boundary", series: disk(constant(full * size, "90m")) }),
    silent("full, but read-only", { series: disk(constant(0, "90m"), { readonly: constant(1) }) }),
    silent("full, but in memory", { series: disk(constant(0, "90m"), { fstype: "tmpfs" }) }),
    fires("full, and just larger than a boot partition", { series: disk(constant(0), { size: 1.2 * GiB }), at: soon }),
    silent("full, but as small as a boot partition", { series: disk(constant(0, "90m"), { size: 0.9 * GiB }) }),
  ];
}

/** A filesystem whose room for files (inodes) is at, above and below the limit. */
export function inodeScenarios({
  below,
  time,
}: {
  readonly below: number;
  readonly time: Duration;
}): readonly Scenario[] {
  const soon = after(time, "1m");
  return [
    fires("nearly none left", { series: inodes(constant(0.1 * below * files)), at: soon }),
    fires("just under the limit", {
      shows: "boundary",
      series: inodes(constant(below * files - 1)),
      at: soon,
      notBefore: time,
    }),
    silent("just at the limit", { shows: "boundary", series: inodes(constant(below * files, "2h")) }),
    silent("none, because the filesystem does not count them", { series: inodes(constant(0, "2h"), { files: 0 }) }),
    silent("none left, but read-only", { series: inodes(constant(0, "2h"), { readonly: constant(1) }) }),
  ];
}

/** A filesystem that is read-only at some times. */
export function mounted(...readonly: readonly Shape[]): readonly SampleSeries[] {
  return disk(constant(0.5 * size), { readonly });
}

interface Disk {
  readonly fstype?: string;
  readonly readonly?: Shape | readonly Shape[];
  readonly size?: number;
}

function disk(
  available: Shape | readonly Shape[],
  { fstype = "ext4", readonly = constant(0), size: whole = size }: Disk = {},
) {
  const labels = { ...node, device: "/dev/sda1", device_error: "", fstype, mountpoint: "/" };
  return [
    filesystemAvailable.series(labels, available),
    filesystemSize.series(labels, constant(whole)),
    filesystemReadonly.series(labels, readonly),
  ];
}

function inodes(free: Shape, { files: all = files, ...rest }: Disk & { readonly files?: number } = {}) {
  const labels = { ...node, device: "/dev/sda1", device_error: "", fstype: "ext4", mountpoint: "/" };
  return [
    ...disk(constant(0.5 * size), rest),
    filesystemFilesFree.series(labels, free),
    filesystemFiles.series(labels, constant(all)),
  ];
}

function after(time: Duration, more: Duration): Duration {
  return formatDuration(milliseconds(time) + milliseconds(more)) as Duration;
}
