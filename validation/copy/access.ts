import type { Rehearsal, RehearsalAccess, RehearsalPart } from "../../stack/rehearsal/index.ts";

/** A copy of the monitoring that runs. */
export type Copy = RehearsalAccess;
/** A copy with its beginning and its end. */
export type OpenedCopy = RehearsalAccess & Pick<Rehearsal, "up" | "down">;

/** The parts of a kind, in order. */
export function partsOf({ urls }: Copy, kind: "prometheus" | "alertmanager"): readonly RehearsalPart[] {
  const parts = Object.keys(urls) as RehearsalPart[];
  return parts.filter((part) => part === kind || part.startsWith(`${kind}-`)).sort();
}

/** How a part is asked. @throws Error when the copy has no such part. */
export function accessTo({ urls, user, password }: Copy, part: RehearsalPart) {
  const url = urls[part];
  if (url === undefined) throw new Error(`the copy has no ${part}`);
  return { url, user, password };
}
