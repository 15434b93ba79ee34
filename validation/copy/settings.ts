import type { Settings } from "../../settings/index.ts";

/** A stack's settings as its copy has them: only its own parts are on its network, and they speak without a certificate. */
export function copySettings({ tls: _, ...others }: Settings): Settings {
  return others;
}
