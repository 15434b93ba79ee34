import type { Gauge } from "prom-client";

/** Shows what is known; what is not has no series. */
export function setOrRemove<L extends string>(
  gauge: Gauge<L>,
  labels: Readonly<Record<L, string>>,
  value: number | undefined,
): void {
  if (value === undefined) gauge.remove(labels);
  else gauge.set(labels, value);
}
