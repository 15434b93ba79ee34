import type { Finding } from "../../../../problems/index.ts";

/** An error of the checks of objectives. */
export function fault(check: string, path: string, message: string, hint: string): Finding {
  return { check: `objectives/${check}`, severity: "error", path, message, hint };
}
