import { dash } from "./dash.ts";

/** A time that was measured, in milliseconds, and by what it is multiplied to be that of the real stack. */
export interface Measured {
  readonly milliseconds: number | undefined;
  readonly factor: number;
}

/** `850 ms`, `1.8 s`, `36 s`, `3m40s`, `2h05m`. */
export function time(milliseconds: number): string {
  if (milliseconds < 0) return `−${time(-milliseconds)}`;
  if (milliseconds < 999.5) return `${Number(milliseconds.toPrecision(milliseconds < 1 ? 1 : 3))} ms`;
  const seconds = milliseconds / 1000;
  // With a decimal, so that a product is seen to be one.
  if (seconds < 99.95) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)}m${two(whole % 60)}s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}h${two(minutes % 60)}m`;
}

/** `1.8 s ×20 = 36 s`: what was measured, and what that is in the real stack; `1.8 s` where nothing is compressed. */
export function timed({ milliseconds, factor }: Measured): string {
  if (milliseconds === undefined) return dash;
  if (factor === 1) return time(milliseconds);
  return `${time(milliseconds)} ×${factor} = ${time(milliseconds * factor)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
