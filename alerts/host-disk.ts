import {
  filesystemAvailable,
  filesystemFiles,
  filesystemFilesFree,
  filesystemReadonly,
  filesystemSize,
} from "../metrics/node-exporter.ts";
import { diskScenarios, inodeScenarios, mounted } from "./host-disk-scenarios.ts";
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
  gt,
  lastOverTime,
  lt,
  maxOverTime,
  minOverTime,
  not,
  or,
  predictLinear,
  silent,
  type Vector,
} from "./kit/index.ts";

/** File systems that can fill up: not those in memory, read-only by nature, or shown a second time under another name. */
export const onDisk = { fstype: not(/autofs|erofs|fuse\..*|iso9660|overlay|ramfs|squashfs|tmpfs/) };

/** Smaller ones hold a boot loader or a firmware's files, which fill them by design. */
const tiny = 2 ** 30;

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
    expr: writable(or(filling, lt(left, full))),
    for: time,
    severity,
    priority: severity === "critical" ? "P1" : "P2",
    owner: "platform",
    summary: ({ labels, value }) =>
      `${labels.mountpoint} on ${labels.instance} has ${value.humanizePercentage} of its space left and fills up`,
    description: "Prometheus and every service that writes stop when nothing is left.",
    action: "Find what grows, delete or move it; for Prometheus's own data lower the retention size.",
    page: {
      meaning:
        "A filesystem of the host is nearly full, or will be soon if it goes on filling as in the last six hours: the warning comes with less than 40 % left and nothing predicted to be left within a day, or with less than 5 % left in any case; the critical alert with less than 20 % and 4 hours, or less than 3 %. Filesystems in memory, read-only ones and those below 1 GiB do not count.",
      look: [
        "What grows: `docker system df -v`, then `du -xh --max-depth=2` on the mount point of the alert.",
        "Prometheus's data: `prometheus_tsdb_storage_blocks_bytes` against its retention size.",
        "Logs that are not capped, images and build caches that nobody uses.",
      ],
      act: [
        "Delete or move what is not needed: `docker image prune`, `docker builder prune`.",
        "If it is Prometheus's own data, lower `sightline:retention`.",
        "If everything is needed, give the host more disk. The critical alert mutes the warning about the same filesystem.",
      ],
    },
    scenarios: diskScenarios({ below, ahead, full, time }),
  });
};

interface InodeLimits {
  readonly severity: "critical" | "warning";
  /** Share of the files that can be made. */
  readonly below: number;
  readonly for: Duration;
}

/** A filesystem has space left but can hold no more files. */
export const hostInodesLow = ({ severity, below, for: time }: InodeLimits): Alert =>
  alert("HostInodesLow", {
    expr: writable(
      lt(
        div(
          avgOverTime(filesystemFilesFree.where(onDisk), "5m"),
          gt(maxOverTime(filesystemFiles.where(onDisk), "5m"), 0),
        ),
        below,
      ),
    ),
    for: time,
    severity,
    priority: severity === "critical" ? "P1" : "P3",
    owner: "platform",
    summary: ({ labels, value }) =>
      `${labels.mountpoint} on ${labels.instance} has room for ${value.humanizePercentage} of its files (inodes) only`,
    description: "When it has none, nothing can be created on it, although `df` shows free space.",
    action: "Find the folder with the many small files and delete them; `df -i` shows what is left.",
    page: {
      look: [
        "`du -x --inodes --max-depth=3 / | sort -n | tail`: the folder that holds most files. It is slow on a full disk.",
        "`docker system df`: unused images and build caches are made of small files.",
        "Sessions, mail queues and caches that a program forgets to clean up.",
      ],
      act: [
        "Delete what is not needed: `docker image prune`, `docker builder prune`, old sessions.",
        "An ext4 filesystem cannot get more inodes: move the files to one that was made with more, or to XFS.",
      ],
    },
    scenarios: inodeScenarios({ below, time }),
  });

/** A filesystem that could be written yesterday cannot be now: the kernel found errors on it. */
export const hostFilesystemReadonly: Alert = alert("HostFilesystemReadonly", {
  expr: and(
    eq(lastOverTime(filesystemReadonly.where(onDisk), "5m"), 1),
    // Those that are never written do not count.
    eq(minOverTime(filesystemReadonly.where(onDisk), "1d"), 0),
  ),
  for: "2m",
  severity: "critical",
  priority: "P1",
  owner: "platform",
  summary: ({ labels }) => `${labels.mountpoint} on ${labels.instance} can no longer be written`,
  description: "The kernel mounts a filesystem read-only when it finds errors on it. What writes to it fails.",
  action: "Read the kernel's log (dmesg) for the disk's errors, and save what is on it.",
  page: {
    look: [
      "`dmesg -T | grep -iE 'error|remount'`: an error of the disk or of the filesystem?",
      "`smartctl -a` of the disk of the alert's label `device`; in a cloud the volume's own state.",
      "Did somebody remount it on purpose? Then `mount` and the shell history tell.",
    ],
    act: [
      "Stop what writes to it: Prometheus keeps up to two hours in memory only now ([PrometheusWalFailing](PrometheusWalFailing.md)).",
      "A healthy disk: unmount, `fsck`, mount again. A failing one: replace it and restore.",
    ],
  },
  scenarios: [
    fires("the kernel found errors", { series: mounted(constant(0, "10m"), constant(1)), at: "12m", notBefore: "12m" }),
    fires("while scrapes fail", {
      series: mounted(constant(0, "10m"), constant(1, "1m"), gap("1m"), constant(1)),
      at: "12m",
    }),
    silent("it has always been so", { series: mounted(constant(1, "1h")) }),
    silent("for a minute, during a check", {
      series: mounted(constant(0, "10m"), constant(1, "1m"), constant(0, "20m")),
    }),
  ],
});

/** Space left, as a share, from which on the alerts fire whatever is predicted. */
export const hostFull = { critical: 0.03, warning: 0.05 } as const;

/** On space, the worse one first. */
export const hostSpace: readonly Alert[] = [
  hostFilesystemFilling({ severity: "critical", below: 0.2, ahead: "4h", full: hostFull.critical, for: "30m" }),
  hostFilesystemFilling({ severity: "warning", below: 0.4, ahead: "1d", full: hostFull.warning, for: "1h" }),
];

/** Files left, as a share. */
export const hostFewFiles = { critical: 0.03, warning: 0.1 } as const;

/** On files, the worse one first. */
export const hostInodes: readonly Alert[] = [
  hostInodesLow({ severity: "critical", below: hostFewFiles.critical, for: "15m" }),
  hostInodesLow({ severity: "warning", below: hostFewFiles.warning, for: "1h" }),
];

/** The alerts on the host's disks. */
export const hostDisk: readonly Alert[] = [...hostSpace, ...hostInodes, hostFilesystemReadonly];

type Filesystem = "device" | "device_error" | "fstype" | "instance" | "job" | "mountpoint";

/** Of these, the filesystems that can be written and are large enough to be somebody's. */
function writable(of: Vector<Filesystem>) {
  return and(
    and(of, eq(maxOverTime(filesystemReadonly.where(onDisk), "5m"), 0)),
    gt(maxOverTime(filesystemSize.where(onDisk), "5m"), tiny),
  );
}
