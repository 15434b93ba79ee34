import { formatDuration } from "../../metrics/kit/index.ts";

/** A moment of a scenario, to the second. */
export function inWords(virtual: number): string {
  return formatDuration(Math.max(0, Math.round(virtual / 1000) * 1000));
}

/** `alertname="QueueLagging", job="worker"`. */
export function printLabels(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .join(", ");
}
