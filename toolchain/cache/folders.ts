import { homedir } from "node:os";
import { join } from "node:path";

/** Where acquired tools are kept: `${XDG_CACHE_HOME:-~/.cache}/sightline`. Deleting it only costs time. */
export function cacheFolder(): string {
  return join(base("XDG_CACHE_HOME", ".cache"), "sightline");
}

/** Where this machine's own facts are kept: `${XDG_STATE_HOME:-~/.local/state}/sightline`. */
export function stateFolder(): string {
  return join(base("XDG_STATE_HOME", join(".local", "state")), "sightline");
}

/** An empty variable counts as unset and a relative one is ignored (XDG Base Directory Specification). */
function base(variable: string, fallback: string): string {
  const value = process.env[variable];
  return value?.startsWith("/") ? value : join(homedir(), fallback);
}
