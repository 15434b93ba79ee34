import { type Duration, formatDuration, milliseconds } from "../../metrics/kit/index.ts";

/** A duration divided by the factor, to the millisecond, and at least one; nothing stays nothing. */
export function compressDuration(duration: string, factor: number): Duration {
  const whole = milliseconds(duration);
  return formatDuration(whole === 0 ? 0 : Math.max(1, Math.round(whole / factor))) as Duration;
}
