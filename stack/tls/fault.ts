import type { Finding } from "../../problems/index.ts";
import type { Settings } from "../../settings/index.ts";

/** A finding about one of the three settings of `sightline:tls`. */
export function fault(
  check: string,
  setting: keyof NonNullable<Settings["tls"]>,
  message: string,
  hint: string,
): Finding {
  return { check: `settings/${check}`, severity: "error", path: `sightline:tls.${setting}`, message, hint };
}
