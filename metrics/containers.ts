import { identity } from "./container-labels.ts";
import { counter, gauge } from "./kit/index.ts";

export * from "./containers-collection.ts";
export * from "./containers-limits.ts";
export * from "./containers-network.ts";
export * from "./containers-state.ts";

// What containers use, in cAdvisor's names and units: dashboards made for it read these.
// Source: https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md

/** `cpu` is always "total". */
export const cpuUsage = counter("container_cpu_usage_seconds_total", {
  help: "CPU time used.",
  unit: "seconds",
  labels: [...identity, "cpu"],
});

/** The kernel counts it in steps of 10 ms on cgroup v1. */
export const cpuUser = counter("container_cpu_user_seconds_total", {
  help: "CPU time used outside the kernel.",
  unit: "seconds",
  labels: identity,
});

export const cpuSystem = counter("container_cpu_system_seconds_total", {
  help: "CPU time used inside the kernel.",
  unit: "seconds",
  labels: identity,
});

/** Only of containers with a CPU limit. */
export const cpuPeriods = counter("container_cpu_cfs_periods_total", {
  help: "Periods in which the container had something to run.",
  unit: "periods",
  labels: identity,
});

/** Divided by the periods: how often the CPU limit was hit. */
export const cpuThrottledPeriods = counter("container_cpu_cfs_throttled_periods_total", {
  help: "Periods in which the container had to wait for its CPU limit.",
  unit: "periods",
  labels: identity,
});

export const cpuThrottled = counter("container_cpu_cfs_throttled_seconds_total", {
  help: "Time the container had to wait for its CPU limit.",
  unit: "seconds",
  labels: identity,
});

/** With the page cache, which the kernel takes back when it must. */
export const memoryUsage = gauge("container_memory_usage_bytes", {
  help: "Memory in use, page cache included.",
  unit: "bytes",
  labels: identity,
});

/** Usage without file contents that were not read again: what counts against the limit before the kernel kills. */
export const memoryWorkingSet = gauge("container_memory_working_set_bytes", {
  help: "Memory in use that cannot be taken back easily.",
  unit: "bytes",
  labels: identity,
});

export const memoryRss = gauge("container_memory_rss", {
  help: "Anonymous memory in use.",
  unit: "bytes",
  labels: identity,
});

export const memoryCache = gauge("container_memory_cache", {
  help: "File contents in memory.",
  unit: "bytes",
  labels: identity,
});

export const memorySwap = gauge("container_memory_swap", {
  help: "Memory that was swapped out.",
  unit: "bytes",
  labels: identity,
});

export const memoryMappedFile = gauge("container_memory_mapped_file", {
  help: "Memory that maps files.",
  unit: "bytes",
  labels: identity,
});

/** Absent where the kernel does not keep it (cgroup v2 before Linux 5.19). */
export const memoryMaxUsage = gauge("container_memory_max_usage_bytes", {
  help: "Most memory that was in use since the container started.",
  unit: "bytes",
  labels: identity,
});

const device = [...identity, "device"] as const;

/** Reads that reached the device, not those answered from the page cache. */
export const fsReadBytes = counter("container_fs_reads_bytes_total", {
  help: "Bytes read from a block device.",
  unit: "bytes",
  labels: device,
});

export const fsWrittenBytes = counter("container_fs_writes_bytes_total", {
  help: "Bytes written to a block device.",
  unit: "bytes",
  labels: device,
});

export const fsReads = counter("container_fs_reads_total", {
  help: "Reads from a block device.",
  unit: "operations",
  labels: device,
});

export const fsWrites = counter("container_fs_writes_total", {
  help: "Writes to a block device.",
  unit: "operations",
  labels: device,
});

/** Tasks in the kernel's sense: what the limit is about, and what `docker stats` calls PIDS. */
export const threads = gauge("container_threads", {
  help: "Threads and processes in the container.",
  unit: "threads",
  labels: identity,
});

/** Absent where the kernel hides other name spaces' processes (cgroup v1 from inside a container) and on remote engines. */
export const processes = gauge("container_processes", {
  help: "Processes in the container.",
  unit: "processes",
  labels: identity,
});
