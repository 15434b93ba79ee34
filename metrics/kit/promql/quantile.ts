import { DefinitionError } from "../../../problems/index.ts";

/** Lets a quantile from 0 to 1 through; Prometheus answers ±Inf for others, most often a percentage by mistake. */
export function checkedQuantile(q: number): number {
  if (q >= 0 && q <= 1) return q;
  const hint =
    q > 1 && q <= 100 ? `Write ${q / 100} for the ${q}th percentile.` : "Write 0.95 for the 95th percentile.";
  const message = "is not a quantile: numbers from 0 to 1 are";
  throw new DefinitionError([{ check: "metrics/quantile", severity: "error", path: `quantile ${q}`, message, hint }]);
}
