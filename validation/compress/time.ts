import { type Duration, formatDuration, milliseconds } from "../../metrics/kit/index.ts";

/** A duration divided by the factor, to the millisecond, and at least one; nothing stays nothing. */
export function compressDuration(duration: string, factor: number): Duration {
  const whole = milliseconds(duration);
  return formatDuration(whole === 0 ? 0 : Math.max(1, Math.round(whole / factor))) as Duration;
}

/** Intervals of a stack's settings, compressed. */
export function compressIntervals<Keys extends string>(
  intervals: Readonly<Record<Keys, string>>,
  factor: number,
): Readonly<Record<Keys, Duration>> {
  const entries = Object.entries<string>(intervals);
  return Object.fromEntries(entries.map(([key, value]) => [key, compressDuration(value, factor)])) as Record<
    Keys,
    Duration
  >;
}
