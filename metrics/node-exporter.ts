import { counter, gauge } from "./kit/index.ts";

export const buildInfo = gauge("node_exporter_build_info", {
  help: "Version of node-exporter, always 1.",
  labels: ["version", "revision", "branch", "goversion", "goos", "goarch", "tags"],
});

/** Name and kernel of the host. */
export const hostInfo = gauge("node_uname_info", {
  help: "Name and kernel of the host, always 1.",
  labels: ["nodename", "release", "machine", "sysname", "version", "domainname"],
});

/** 0 for a collector that failed: its metrics are missing. */
export const collectorSuccess = gauge("node_scrape_collector_success", {
  help: "Whether a collector worked.",
  unit: "boolean",
  labels: ["collector"],
});

export const bootTime = gauge("node_boot_time_seconds", { help: "When the host started.", unit: "seconds" });

// CPU

/** By CPU and mode: idle, iowait, irq, nice, softirq, steal, system, user. All modes of a CPU grow by 1 s per second. */
export const cpuSeconds = counter("node_cpu_seconds_total", {
  help: "Time a CPU spent in a mode.",
  unit: "seconds",
  labels: ["cpu", "mode"],
});

/** On Linux processes waiting for disks count too. */
export const load1 = gauge("node_load1", { help: "Load, average over 1 minute.", unit: "processes" });

export const load5 = gauge("node_load5", { help: "Load, average over 5 minutes.", unit: "processes" });

export const load15 = gauge("node_load15", { help: "Load, average over 15 minutes.", unit: "processes" });

/** Its rate is the share of time in which some process waited for a CPU. */
export const cpuPressure = counter("node_pressure_cpu_waiting_seconds_total", {
  help: "Time in which processes waited for a CPU.",
  unit: "seconds",
});

/** Its rate is the share of time in which some process waited for memory. */
export const memoryPressure = counter("node_pressure_memory_waiting_seconds_total", {
  help: "Time in which processes waited for memory.",
  unit: "seconds",
});

/** Its rate is the share of time in which some process waited for a disk. */
export const diskPressure = counter("node_pressure_io_waiting_seconds_total", {
  help: "Time in which processes waited for a disk.",
  unit: "seconds",
});

export const contextSwitches = counter("node_context_switches_total", { help: "Context switches." });

export const processesBlocked = gauge("node_procs_blocked", {
  help: "Processes that wait for a disk.",
  unit: "processes",
});

// Memory

export const memoryTotal = gauge("node_memory_MemTotal_bytes", { help: "Memory of the host.", unit: "bytes" });

/** The kernel's estimate of what can be had without swapping: the number to watch, not MemFree. */
export const memoryAvailable = gauge("node_memory_MemAvailable_bytes", {
  help: "Memory that programs can still have.",
  unit: "bytes",
});

export const memoryFree = gauge("node_memory_MemFree_bytes", { help: "Memory used for nothing.", unit: "bytes" });

export const memoryCached = gauge("node_memory_Cached_bytes", { help: "File contents in memory.", unit: "bytes" });

export const memoryBuffers = gauge("node_memory_Buffers_bytes", { help: "Disk blocks in memory.", unit: "bytes" });

export const swapTotal = gauge("node_memory_SwapTotal_bytes", { help: "Swap space.", unit: "bytes" });

export const swapFree = gauge("node_memory_SwapFree_bytes", { help: "Swap space not in use.", unit: "bytes" });

/** Any growth means that a process was killed. Exposed without a type. */
export const oomKills = counter("node_vmstat_oom_kill", {
  help: "Processes killed because memory ran out.",
  unit: "processes",
  legacyName: true,
});

/** Exposed without a type. */
export const majorFaults = counter("node_vmstat_pgmajfault", {
  help: "Pages that had to come from a disk.",
  unit: "pages",
  legacyName: true,
});

// Filesystems

const filesystem = ["device", "device_error", "fstype", "mountpoint"] as const;

export const filesystemSize = gauge("node_filesystem_size_bytes", {
  help: "Size of a filesystem.",
  unit: "bytes",
  labels: filesystem,
});

/** Without what is reserved for root: what a service can still write. */
export const filesystemAvailable = gauge("node_filesystem_avail_bytes", {
  help: "Space that services can still have.",
  unit: "bytes",
  labels: filesystem,
});

export const filesystemFiles = gauge("node_filesystem_files", {
  help: "Files (inodes) a filesystem can hold; 0 where there is no limit.",
  unit: "files",
  labels: filesystem,
});

export const filesystemFilesFree = gauge("node_filesystem_files_free", {
  help: "Files (inodes) that can still be made.",
  unit: "files",
  labels: filesystem,
});

/** A disk with errors is remounted read-only by the kernel. */
export const filesystemReadonly = gauge("node_filesystem_readonly", {
  help: "Whether a filesystem is read-only.",
  unit: "boolean",
  labels: filesystem,
});

// Disks

export const diskReadBytes = counter("node_disk_read_bytes_total", {
  help: "Bytes read.",
  unit: "bytes",
  labels: ["device"],
});

export const diskWrittenBytes = counter("node_disk_written_bytes_total", {
  help: "Bytes written.",
  unit: "bytes",
  labels: ["device"],
});

export const diskReads = counter("node_disk_reads_completed_total", {
  help: "Reads completed.",
  unit: "operations",
  labels: ["device"],
});

export const diskWrites = counter("node_disk_writes_completed_total", {
  help: "Writes completed.",
  unit: "operations",
  labels: ["device"],
});

/** Divided by the reads: how long one takes. */
export const diskReadTime = counter("node_disk_read_time_seconds_total", {
  help: "Time all reads took.",
  unit: "seconds",
  labels: ["device"],
});

/** Divided by the writes: how long one takes. */
export const diskWriteTime = counter("node_disk_write_time_seconds_total", {
  help: "Time all writes took.",
  unit: "seconds",
  labels: ["device"],
});

/** Its rate is the share of time in which the disk had something to do; 1 is no limit for SSDs and RAID. */
export const diskBusy = counter("node_disk_io_time_seconds_total", {
  help: "Time in which a disk had something to do.",
  unit: "seconds",
  labels: ["device"],
});
