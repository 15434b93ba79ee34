import type { LoadReport } from "./load-report.ts";

/** What makes a comparison fail. */
export type FailOn = "threshold" | "regression" | "either" | "nothing";

export function fails({ missed, worse }: LoadReport, on: FailOn): boolean {
  return (
    (missed > 0 && (on === "threshold" || on === "either")) || (worse > 0 && (on === "regression" || on === "either"))
  );
}
