import { counter, gauge, histogram } from "./kit/index.ts";

// What a reference target exposes: every value follows from `n` and the time, so that what is stored can be told right or wrong.

export const events = counter("reference_events_total", {
  help: "Grows evenly, in another step for each n.",
  labels: ["n"],
});

export const level = gauge("reference_level", {
  help: "Rises or falls evenly, in another step for each n.",
  unit: "ratio",
  labels: ["n"],
});

export const size = histogram("reference_size_bytes", {
  help: "Takes small, middling and large values evenly, another number of them for each n.",
  unit: "bytes",
  labels: ["n"],
  buckets: [10, 1000],
});
