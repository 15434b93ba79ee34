import { counter, gauge } from "./kit/index.ts";

// MinIO's cluster metrics, version 2 (`/minio/v2/metrics/cluster`). Several gauges end in _total, counters in bytes.

export const nodesOffline = gauge("minio_cluster_nodes_offline_total", {
  help: "Nodes of the cluster that do not answer.",
  unit: "nodes",
  labels: ["server"],
  legacyName: true,
});

export const drivesOffline = gauge("minio_cluster_drive_offline_total", {
  help: "Drives of the cluster that cannot be used.",
  unit: "drives",
  labels: ["server"],
  legacyName: true,
});

export const capacityFree = gauge("minio_cluster_capacity_usable_free_bytes", {
  help: "Space that is left for objects.",
  unit: "bytes",
  labels: ["server"],
});

export const capacity = gauge("minio_cluster_capacity_usable_total_bytes", {
  help: "Space there is for objects.",
  unit: "bytes",
  labels: ["server"],
});

export const objects = gauge("minio_cluster_usage_object_total", {
  help: "Objects stored.",
  unit: "objects",
  labels: ["server"],
  legacyName: true,
});

export const requests = counter("minio_s3_requests_total", {
  help: "S3 requests answered.",
  unit: "requests",
  labels: ["api", "server"],
});

/** Of both sides: 4xx and 5xx. */
export const requestErrors = counter("minio_s3_requests_errors_total", {
  help: "S3 requests that ended with an error.",
  unit: "requests",
  labels: ["api", "server"],
});

export const bytesReceived = counter("minio_s3_traffic_received_bytes", {
  help: "Bytes received by S3 requests.",
  unit: "bytes",
  labels: ["server"],
  legacyName: true,
});

export const bytesSent = counter("minio_s3_traffic_sent_bytes", {
  help: "Bytes sent by S3 requests.",
  unit: "bytes",
  labels: ["server"],
  legacyName: true,
});
