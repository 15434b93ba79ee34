import { gauge, histogram } from "./kit/index.ts";

// A Node.js program's own figures under the names of its usual client library (prom-client, its default metrics). CPU, memory in RAM
// and files are those of every process (process.ts).

/** How late a timer ran when the scrape came; above some 100 ms answers become slow. */
export const eventLoopLag = gauge("nodejs_eventloop_lag_seconds", {
  help: "How late the event loop ran a timer.",
  unit: "seconds",
});

export const eventLoopLagMean = gauge("nodejs_eventloop_lag_mean_seconds", {
  help: "Mean of the event loop's lag since the scrape before.",
  unit: "seconds",
});

/** Of all turns of the loop, not of the moment of the scrape: short blocks show here only. */
export const eventLoopLagP99 = gauge("nodejs_eventloop_lag_p99_seconds", {
  help: "99th percentile of the event loop's lag since the scrape before.",
  unit: "seconds",
});

export const heapUsed = gauge("nodejs_heap_size_used_bytes", { help: "JavaScript heap in use.", unit: "bytes" });

export const heapSize = gauge("nodejs_heap_size_total_bytes", { help: "JavaScript heap reserved.", unit: "bytes" });

/** Buffers, and what native modules hold. */
export const externalMemory = gauge("nodejs_external_memory_bytes", {
  help: "Memory of objects outside the JavaScript heap.",
  unit: "bytes",
});

/** By kind of collection: major, minor, incremental, weakcb. */
export const garbageCollection = histogram("nodejs_gc_duration_seconds", {
  help: "Time spent in a garbage collection.",
  unit: "seconds",
  labels: ["kind"],
  buckets: [0.001, 0.01, 0.1, 1, 2, 5],
});

/** By type: TCPSocketWrap, Timeout, FSReqCallback, … A number that only grows is a leak of connections or timers. */
export const activeResources = gauge("nodejs_active_resources", {
  help: "What keeps the event loop alive, by type.",
  unit: "resources",
  labels: ["type"],
});
