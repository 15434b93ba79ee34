import { milliseconds } from "../metrics/kit/index.ts";

/** A range of time in milliseconds since 1970. */
export interface PictureRange {
  readonly from: number;
  readonly to: number;
}

/**
 * A fixed range from what was asked for: `now-1h`, a time such as `2026-11-30T08:00:00Z`, or milliseconds since 1970.
 * @throws Error for anything else, and for a range that ends before it begins
 */
export function pictureRange(from: string, to: string, now: number): PictureRange {
  const range = { from: moment("--from", from, now), to: moment("--to", to, now) };
  if (range.from >= range.to) throw new Error(`--from ${from} is not before --to ${to}`);
  return range;
}

function moment(option: string, text: string, now: number): number {
  if (text === "now") return now;
  const [, back] = /^now-(\d+(?:ms|[smhdwy]))$/.exec(text) ?? [];
  if (back !== undefined) return now - milliseconds(back);
  if (/^\d{10,}$/.test(text)) return Number(text);
  const parsed = /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(parsed))
    throw new Error(
      `${option}: got ${JSON.stringify(text)}; allowed: now-1h, 2026-11-30T08:00:00Z or milliseconds since 1970`,
    );
  return parsed;
}
