import type { Finding } from "../../../problems/index.ts";

/** An error of the routing checks. */
export function fault(check: string, path: string, message: string, hint?: string): Finding {
  return { check: `routing/${check}`, severity: "error", path, message, ...(hint === undefined ? {} : { hint }) };
}

/** As {@link fault}, for what is only worth a look. */
export function concern(check: string, path: string, message: string, hint?: string): Finding {
  return { check: `routing/${check}`, severity: "warning", path, message, ...(hint === undefined ? {} : { hint }) };
}
