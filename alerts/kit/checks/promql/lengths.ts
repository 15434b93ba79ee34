import { milliseconds } from "../../../../metrics/kit/index.ts";

/** A duration in milliseconds; nothing for what is calculated or filled in elsewhere. */
export function lengthOf(duration: string): number | undefined {
  const text = duration.replace(/^-/, "");
  if (!/^(?:\d+(?:ms|[ywdhms]))+$/.test(text)) return undefined;
  try {
    return milliseconds(text) * (duration.startsWith("-") ? -1 : 1);
  } catch {
    return undefined;
  }
}
