import { minioDrivesOffline, minioNearlyFull } from "../../alerts/index.ts";
import { minio } from "../../metrics/index.ts";
import { div, errorRatio, max, min, row, stat, timeseries } from "../kit/index.ts";

const job = "minio";
const mayBeEmpty = "Not every installation keeps its files in MinIO.";

/** Where files are kept. */
export const storage = row("MinIO", [
  stat("drives-offline", {
    title: "Drives offline",
    description:
      "Drives that cannot be used. 0 is good; with enough of them left, files can still be read and written.",
    unit: "short",
    width: "sixth",
    height: 8,
    paint: "background",
    mayBeEmpty,
    watches: minioDrivesOffline,
    queries: [{ expr: max(minio.drivesOffline.where({ job })), legend: "drives" }],
  }),
  timeseries("space-left", {
    title: "Space left",
    description: "Part of the space for files that is free. The slope tells when uploads will fail.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: 10,
    mayBeEmpty,
    watches: minioNearlyFull,
    queries: [
      {
        expr: div(min(minio.capacityFree.where({ job })), max(minio.capacity.where({ job }))),
        legend: "free",
      },
    ],
  }),
  timeseries("storage-errors", {
    ...errorRatio({ errors: minio.requestErrors.where({ job }), total: minio.requests.where({ job }), by: ["api"] }),
    title: "Failed requests",
    description: "Share of the requests to MinIO that fail, by call; callers' own mistakes are among them.",
    mayBeEmpty,
    width: 10,
  }),
]);
