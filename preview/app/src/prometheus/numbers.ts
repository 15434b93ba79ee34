/** A number as Prometheus writes it: `+Inf`, `-Inf` and `NaN` too. */
export function parseNumber(text: string): number {
  if (text === "+Inf") return Number.POSITIVE_INFINITY;
  if (text === "-Inf") return Number.NEGATIVE_INFINITY;
  return Number(text);
}
