import type { Finding } from "../../../problems/index.ts";

/** Something that keeps the comparison from being made. */
export function fault(check: string, path: string, message: string, hint: string): Finding {
  return { check: `load-report/${check}`, severity: "error", path, message, hint };
}
