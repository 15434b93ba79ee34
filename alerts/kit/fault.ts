import type { Finding } from "../../problems/index.ts";

/** An error of the rule checks. */
export function fault(check: string, path: string, message: string, hint?: string): Finding {
  return { check: `alerts/${check}`, severity: "error", path, message, ...(hint === undefined ? {} : { hint }) };
}
