import { counter, gauge, summary } from "./kit/index.ts";

// A Go program's own figures under the names of its usual client library (client_golang, its default collectors).

/** Above where it stood after the start, and still rising: something starts goroutines that never end. */
export const goroutines = gauge("go_goroutines", { help: "Goroutines that exist.", unit: "goroutines" });

/** Of the operating system; each goroutine that waits in a system call holds one. */
export const threads = gauge("go_threads", { help: "Threads of the operating system.", unit: "threads" });

export const info = gauge("go_info", { help: "Version of Go, always 1.", labels: ["version"] });

/** Processors that Go uses at once: the machine's, or those of the container's limit. */
export const maxProcessors = gauge("go_sched_gomaxprocs_threads", {
  help: "Threads that may run Go code at once.",
  unit: "threads",
});

// Memory

/** What objects hold, and what is free in spans that are partly used. */
export const heapInUse = gauge("go_memstats_heap_inuse_bytes", { help: "Heap in use.", unit: "bytes" });

/** Falls at each collection: its lows tell of a leak, not its highs. */
export const heapAllocated = gauge("go_memstats_heap_alloc_bytes", {
  help: "Heap that objects hold, those not collected yet among them.",
  unit: "bytes",
});

export const heapObjects = gauge("go_memstats_heap_objects", { help: "Objects on the heap.", unit: "objects" });

/** Reserved and not given back. */
export const heapIdle = gauge("go_memstats_heap_idle_bytes", { help: "Heap that waits to be used.", unit: "bytes" });

export const heapReleased = gauge("go_memstats_heap_released_bytes", {
  help: "Heap given back to the operating system.",
  unit: "bytes",
});

export const stackInUse = gauge("go_memstats_stack_inuse_bytes", {
  help: "Stacks of the goroutines.",
  unit: "bytes",
});

export const systemMemory = gauge("go_memstats_sys_bytes", {
  help: "Memory obtained from the operating system.",
  unit: "bytes",
});

/** Its rate is what the garbage collector has to keep up with. */
export const allocated = counter("go_memstats_alloc_bytes_total", {
  help: "Memory allocated since the start, also what was freed.",
  unit: "bytes",
});

export const allocations = counter("go_memstats_mallocs_total", {
  help: "Objects allocated since the start.",
  unit: "objects",
});

export const frees = counter("go_memstats_frees_total", { help: "Objects freed since the start.", unit: "objects" });

// Garbage collection

/** Quantiles over all collections since the start: the rate of sum and count tells how it is now. */
export const gcPause = summary("go_gc_duration_seconds", {
  help: "Time in which a garbage collection stopped the program.",
  unit: "seconds",
  quantiles: [0, 0.25, 0.5, 0.75, 1],
});

export const nextGc = gauge("go_memstats_next_gc_bytes", {
  help: "Size of the heap at which the next collection is done.",
  unit: "bytes",
});

export const lastGc = gauge("go_memstats_last_gc_time_seconds", {
  help: "When the last collection ended, in seconds since 1970.",
  unit: "seconds",
});

/** 9223372036854775807 where no limit is set. */
export const memoryLimit = gauge("go_gc_gomemlimit_bytes", {
  help: "Memory that Go tries to stay within.",
  unit: "bytes",
});
