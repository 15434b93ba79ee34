import type { Finding, Position } from "../../../problems/index.ts";

/** What keeps a file from becoming a dashboard; `check` without its area. */
export function fault(
  check: string,
  path: string,
  message: string,
  more: { readonly hint: string; readonly at?: Position },
): Finding {
  return { check: `dashboards/${check}`, severity: "error", path, message, ...more };
}
