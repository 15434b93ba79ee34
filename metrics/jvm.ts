import { counter, gauge, summary } from "./kit/index.ts";

// A Java service's own figures under Micrometer's names (JvmMemoryMetrics, JvmGcMetrics, JvmThreadMetrics,
// ClassLoaderMetrics, ProcessorMetrics, FileDescriptorMetrics, UptimeMetrics).

const pool = ["area", "id"] as const;

/** By area (`heap`, `nonheap`) and pool. */
export const memoryUsed = gauge("jvm_memory_used_bytes", { help: "Memory in use.", unit: "bytes", labels: pool });

export const memoryCommitted = gauge("jvm_memory_committed_bytes", {
  help: "Memory that the operating system has granted.",
  unit: "bytes",
  labels: pool,
});

/** -1 for a pool without a limit: compare only what is above 0. */
export const memoryMax = gauge("jvm_memory_max_bytes", {
  help: "Memory that may be used at most.",
  unit: "bytes",
  labels: pool,
});

/** Counted since start; `cause` is the collector's own word for why it ran. */
export const gcPause = summary("jvm_gc_pause_seconds", {
  help: "Time in which a garbage collection stopped the program.",
  unit: "seconds",
  labels: ["action", "cause", "gc"],
});

/** Decays: the longest pause of the last few minutes. */
export const gcPauseMax = gauge("jvm_gc_pause_seconds_max", {
  help: "Longest recent pause for a garbage collection.",
  unit: "seconds",
  labels: ["action", "cause", "gc"],
});

/** What is left after a full collection: a slope that never falls is a leak. */
export const liveData = gauge("jvm_gc_live_data_size_bytes", {
  help: "Old generation in use after the last full collection.",
  unit: "bytes",
});

export const allocated = counter("jvm_gc_memory_allocated_bytes_total", {
  help: "Memory allocated in the young generation.",
  unit: "bytes",
});

export const promoted = counter("jvm_gc_memory_promoted_bytes_total", {
  help: "Memory that survived into the old generation.",
  unit: "bytes",
});

export const threads = gauge("jvm_threads_live_threads", { help: "Threads that exist.", unit: "threads" });

export const daemonThreads = gauge("jvm_threads_daemon_threads", { help: "Daemon threads.", unit: "threads" });

export const peakThreads = gauge("jvm_threads_peak_threads", {
  help: "Most threads that existed at once.",
  unit: "threads",
});

/** By state: runnable, blocked, waiting, timed-waiting, new, terminated. */
export const threadStates = gauge("jvm_threads_states_threads", {
  help: "Threads by state.",
  unit: "threads",
  labels: ["state"],
});

export const classesLoaded = gauge("jvm_classes_loaded_classes", { help: "Classes loaded.", unit: "classes" });

/** 1 is every processor of the machine, or of the container's limit, busy with this process. */
export const processCpu = gauge("process_cpu_usage", {
  help: "Share of the processors that the process uses.",
  unit: "ratio",
});

export const systemCpu = gauge("system_cpu_usage", { help: "Share of the processors in use.", unit: "ratio" });

export const processors = gauge("system_cpu_count", { help: "Processors the JVM may use.", unit: "processors" });

export const openFiles = gauge("process_files_open_files", { help: "Open file descriptors.", unit: "files" });

export const maxFiles = gauge("process_files_max_files", { help: "Open file descriptors allowed.", unit: "files" });

export const uptime = gauge("process_uptime_seconds", { help: "Time since the JVM started.", unit: "seconds" });
