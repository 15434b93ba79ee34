import { createHash } from "node:crypto";

/** Longest value of a label, in UTF-16 units. */
export const longestLabel = 200;

/** What a tool calls something as the value of a label: well formed and of bounded length; names cut short stay apart by a digest. */
export function labelValue(name: string): string {
  if (name.length <= longestLabel) return name.toWellFormed();
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.slice(0, longestLabel - 10).toWellFormed()}… ${digest}`;
}
