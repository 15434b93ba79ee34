import { formatGeneral } from "./format-general.ts";

/** The template functions of Prometheus that turn a number into text for a person; `plain` is none of them. */
export type ValueFormat = "plain" | "humanize" | "humanize1024" | "humanizeDuration" | "humanizePercentage";

/** Formats a value exactly as Prometheus's template function of that name does (prometheus/template/template.go). */
export function formatValue(value: number, format: ValueFormat): string {
  switch (format) {
    case "plain":
      return formatGeneral(value);
    case "humanize":
      return humanize(value);
    case "humanize1024":
      return humanize1024(value);
    case "humanizeDuration":
      return humanizeDuration(value);
    case "humanizePercentage":
      return `${formatGeneral(value * 100, 4)}%`;
  }
}

function humanize(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return formatGeneral(value, 4);
  return Math.abs(value) >= 1 ? scaleDown(value, 1000, ["k", "M", "G", "T", "P", "E", "Z", "Y"]) : scaleUp(value);
}

function humanize1024(value: number): string {
  if (Math.abs(value) <= 1 || !Number.isFinite(value)) return formatGeneral(value, 4);
  return scaleDown(value, 1024, ["ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"]);
}

function humanizeDuration(value: number): string {
  if (!Number.isFinite(value)) return formatGeneral(value, 4);
  if (value === 0) return `${formatGeneral(value, 4)}s`;
  const size = Math.abs(value);
  if (size < 1) return `${scaleUp(value)}s`;
  const sign = value < 0 ? "-" : "";
  const whole = Math.trunc(size);
  const [seconds, minutes] = [whole % 60, Math.trunc(whole / 60) % 60];
  const [hours, days] = [Math.trunc(whole / 3600) % 24, Math.trunc(whole / 86_400)];
  if (days > 0) return `${sign}${days}d ${hours}h ${minutes}m ${seconds}s`;
  if (hours > 0) return `${sign}${hours}h ${minutes}m ${seconds}s`;
  if (minutes > 0) return `${sign}${minutes}m ${seconds}s`;
  return `${sign}${formatGeneral(size, 4)}s`;
}

function scaleDown(value: number, base: number, prefixes: readonly string[]): string {
  let [scaled, prefix] = [value, ""];
  for (const next of prefixes) {
    if (Math.abs(scaled) < base) break;
    scaled /= base;
    prefix = next;
  }
  return `${formatGeneral(scaled, 4)}${prefix}`;
}

function scaleUp(value: number): string {
  let [scaled, prefix] = [value, ""];
  for (const next of ["m", "u", "n", "p", "f", "a", "z", "y"]) {
    if (Math.abs(scaled) >= 1) break;
    scaled *= 1000;
    prefix = next;
  }
  return `${formatGeneral(scaled, 4)}${prefix}`;
}
