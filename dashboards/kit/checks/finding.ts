import type { Finding } from "../../../problems/index.ts";

/** An error of a dashboard; `check` without its area. */
export function fault(check: string, path: string, message: string, hint: string): Finding {
  return { check: `dashboards/${check}`, severity: "error", path, message, hint };
}
