import type { WatchedAccess } from "../../stack/rehearsal/index.ts";
import type { Copy } from "../copy/index.ts";

/** The system beside a copy. @throws Error when there is none. */
export function watchedBeside({ watched }: Copy): WatchedAccess {
  if (watched === undefined) throw new Error("no system is watched beside this copy");
  return watched;
}
