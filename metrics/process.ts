import { counter, gauge, histogram } from "./kit/index.ts";

/** CPU time of a process, all cores together: its rate is the number of cores in use. */
export const cpuSeconds = counter("process_cpu_seconds_total", {
  help: "CPU time spent in user and system mode.",
  unit: "seconds",
});

export const residentMemory = gauge("process_resident_memory_bytes", {
  help: "Memory of the process that is in RAM.",
  unit: "bytes",
});

export const virtualMemory = gauge("process_virtual_memory_bytes", {
  help: "Address space of the process.",
  unit: "bytes",
});

export const openFiles = gauge("process_open_fds", { help: "Open file descriptors.", unit: "files" });

export const maxFiles = gauge("process_max_fds", { help: "Open file descriptors allowed.", unit: "files" });

/** When the process started: a change is a restart. */
export const startTime = gauge("process_start_time_seconds", {
  help: "When the process started, in seconds since 1970.",
  unit: "seconds",
});

/** Node.js services only: how late timers run; above some 100 ms answers become slow. */
export const eventLoopLag = gauge("nodejs_eventloop_lag_seconds", {
  help: "How late the event loop ran a timer.",
  unit: "seconds",
});

/** Node.js services only. */
export const eventLoopLagP99 = gauge("nodejs_eventloop_lag_p99_seconds", {
  help: "99th percentile of the event loop's lag since the scrape before.",
  unit: "seconds",
});

/** Node.js services only. */
export const heapUsed = gauge("nodejs_heap_size_used_bytes", { help: "JavaScript heap in use.", unit: "bytes" });

/** Node.js services only. */
export const heapSize = gauge("nodejs_heap_size_total_bytes", { help: "JavaScript heap reserved.", unit: "bytes" });

/** Node.js services only: pauses by kind of collection (major, minor, incremental, weakcb). */
export const garbageCollection = histogram("nodejs_gc_duration_seconds", {
  help: "Time spent in a garbage collection.",
  unit: "seconds",
  labels: ["kind"],
  buckets: [0.001, 0.01, 0.1, 1, 2, 5],
});
