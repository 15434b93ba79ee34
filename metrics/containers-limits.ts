import { identity } from "./container-labels.ts";
import { gauge } from "./kit/index.ts";

/** 0 means no limit, as with cAdvisor: leave it out of quotients. */
export const memoryLimit = gauge("container_spec_memory_limit_bytes", {
  help: "Memory the container may use; 0 for no limit.",
  unit: "bytes",
  labels: identity,
});

/** Memory and swap together. */
export const swapLimit = gauge("container_spec_memory_swap_limit_bytes", {
  help: "Memory and swap the container may use; 0 for no limit.",
  unit: "bytes",
  labels: identity,
});

export const memoryReservation = gauge("container_spec_memory_reservation_limit_bytes", {
  help: "Memory the container should have when memory is short; 0 for none.",
  unit: "bytes",
  labels: identity,
});

/** The limit in CPUs is quota by period. Only of containers with a CPU limit. */
export const cpuQuota = gauge("container_spec_cpu_quota", {
  help: "CPU time the container may use in a period, in microseconds.",
  unit: "microseconds",
  labels: identity,
});

export const cpuPeriod = gauge("container_spec_cpu_period", {
  help: "Length of the CPU limit's period, in microseconds.",
  unit: "microseconds",
  labels: identity,
});

export const cpuShares = gauge("container_spec_cpu_shares", {
  help: "Weight of the container when CPUs are short; 1024 is usual.",
  unit: "shares",
  labels: identity,
});

export const threadsLimit = gauge("container_threads_max", {
  help: "Threads the container may have; 0 for no limit.",
  unit: "threads",
  labels: identity,
});
