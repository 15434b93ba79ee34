/** Standard normal value below which 99 of 100 lie. */
const z99 = 2.326;

/** Draws waiting times with this median and 99th percentile: log-normal, as the times of remote calls mostly are. */
export function latency(medianMs: number, p99Ms: number, random: () => number = Math.random): () => number {
  const sigma = Math.max(0, Math.log(p99Ms / medianMs) / z99);
  return () => medianMs * Math.exp(sigma * normal(random));
}

/** Box and Muller's method. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
