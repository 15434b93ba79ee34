import { capacity, capacityFree, drivesOffline } from "../metrics/minio.ts";
import {
  type Alert,
  alert,
  constant,
  div,
  fires,
  gap,
  gt,
  lastOverTime,
  lt,
  max,
  min,
  ramp,
  type SampleSeries,
  type Shape,
  silent,
} from "./kit/index.ts";

// Every server of a cluster tells what it knows of the whole; where they disagree, the worst counts.
const minio = { job: "minio", instance: "minio:9000", server: "minio:9000" };
const TB = 1e12;

/** The object store has lost drives: files are still there, but fewer copies of them than there should be. */
export const minioDrivesOffline: Alert = alert("MinioDrivesOffline", {
  expr: gt(max(lastOverTime(drivesOffline, "1m")).by("job"), 0),
  for: "5m",
  severity: "warning",
  priority: "P2",
  owner: "messaging",
  summary: ({ labels, value }) => `${value} drives of ${labels.job} are offline`,
  description:
    "Uploads and downloads work as long as enough drives are left. With one drive in all, no file can be stored or read.",
  action: "See which drive or node it is (mc admin info), and bring it back before the next one fails.",
  page: {
    look: [
      "`minio_cluster_nodes_offline_total` above 0: a whole node is gone, or cannot be reached by the others.",
      "One drive: the node's kernel log, `mc admin info` for which.",
      "Do uploads fail? [HttpRouteFailing](HttpRouteFailing.md) for `/v1/files` says so.",
    ],
    act: [
      "Start the node, or replace the drive: it is filled again by itself.",
      "Do not restart another node before that is done.",
    ],
  },
  scenarios: [
    fires("a drive fails", {
      series: offline(constant(0, "10m"), constant(1)),
      at: "15m",
      notBefore: "15m",
      shows: "boundary",
    }),
    fires("a drive fails, and then scrapes", {
      series: offline(constant(1, "3m"), gap("45s"), constant(1)),
      at: "5m",
    }),
    fires("and it is replaced", {
      series: offline(constant(1, "20m"), constant(0, "10m")),
      at: "10m",
      resolvedBy: "20m",
    }),
    silent("all are there", { series: offline(constant(0, "30m")), shows: "boundary" }),
    silent("a node restarts", { series: offline(constant(0, "10m"), constant(4, "4m"), constant(0, "10m")) }),
  ],
});

/** The object store is nearly full: soon no file can be uploaded. */
export const minioNearlyFull: Alert = alert("MinioNearlyFull", {
  expr: lt(div(min(lastOverTime(capacityFree, "1m")).by("job"), max(lastOverTime(capacity, "1m")).by("job")), 0.1),
  for: "10m",
  severity: "warning",
  priority: "P2",
  owner: "messaging",
  summary: ({ labels, value }) => `${labels.job} has ${value.humanizePercentage} of its space left`,
  description: "When nothing is left, uploads fail. Messages without files go on.",
  action: "Delete what is not needed any more, or add drives.",
  page: {
    look: [
      "How fast it fills: `minio_cluster_capacity_usable_free_bytes` over a week.",
      "What takes the space: `mc du`, old versions and unfinished uploads among it.",
    ],
    act: [
      "Set or shorten the lifecycle rule of the bucket; unfinished uploads first.",
      "Add a server pool. It takes effect at once; what is there stays where it is.",
    ],
  },
  scenarios: [
    fires("it fills", {
      series: space(ramp({ from: 0.11 * TB, by: -0.01 * TB, per: "10m" })),
      at: "21m",
      notBefore: "20m15s",
    }),
    fires("just under a tenth, while scrapes fail", {
      series: space(constant(0.099 * TB, "5m"), gap("45s"), constant(0.099 * TB)),
      at: "10m",
      shows: "boundary",
    }),
    fires("until there is room again", {
      series: space(constant(0.05 * TB, "20m"), constant(0.5 * TB, "10m")),
      at: "15m",
      resolvedBy: "20m",
    }),
    silent("a tenth", { series: space(constant(0.1 * TB, "1h")), shows: "boundary" }),
    silent("emptied within ten minutes", {
      series: space(constant(0.05 * TB, "9m"), constant(0.5 * TB, "20m")),
    }),
  ],
});

/** The alerts of an object store. */
export const objectStore: readonly Alert[] = [minioDrivesOffline, minioNearlyFull];

function offline(...samples: readonly Shape[]): readonly SampleSeries[] {
  return [drivesOffline.series(minio, samples)];
}

function space(...free: readonly Shape[]): readonly SampleSeries[] {
  return [capacityFree.series(minio, free), capacity.series(minio, constant(TB))];
}
