import { counter, gauge } from "./kit/index.ts";

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
