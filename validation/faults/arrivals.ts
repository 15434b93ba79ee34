import { printWanted, type WantedAlert, wantedLabels } from "../../systems/index.ts";
import { labelsKey, type Told } from "../observe/index.ts";

/** Whether labels are those of an alert that is wanted. */
export function isWanted(wanted: WantedAlert, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(wantedLabels(wanted)).every(([label, value]) => labels[label] === value);
}

/** An alert that somebody was told of. */
export interface Arrival {
  readonly labels: Readonly<Record<string, string>>;
  /** When it was first told as firing, milliseconds since 1970. */
  readonly at: number;
  /** When it was last told as over, after it was last told as firing. */
  readonly over?: number;
}

/** What arrived from a moment on, each alert once, in the order of its first message. */
export function arrivalsSince(told: readonly Told[], since: number): readonly Arrival[] {
  const found = new Map<string, { labels: Told["labels"]; at: number; over?: number }>();
  for (const { labels, status, at } of told.filter((one) => one.at >= since).toSorted((a, b) => a.at - b.at)) {
    const key = labelsKey(labels);
    const known = found.get(key);
    if (status === "resolved") {
      if (known !== undefined) found.set(key, { labels, at: known.at, over: at });
    } else found.set(key, { labels, at: known?.at ?? at });
  }
  return [...found.values()];
}

/** The alerts that were told as firing and not as over: their labels by their key. */
export function stillFiring(told: readonly Told[]): ReadonlyMap<string, Told["labels"]> {
  const last = new Map(told.toSorted((a, b) => a.at - b.at).map((one) => [labelsKey(one.labels), one]));
  return new Map([...last].filter(([, one]) => one.status === "firing").map(([key, { labels }]) => [key, labels]));
}

/** Of what is declared, what has not arrived. */
export function missingOf(wanted: readonly WantedAlert[], arrivals: readonly Arrival[]): readonly WantedAlert[] {
  return wanted.filter((one) => !arrivals.some(({ labels }) => isWanted(one, labels)));
}

/** `TargetMissing{job="api"}`: without the labels that say how urgent it is and whose. */
export function printAlert({ alertname = "", ...labels }: Readonly<Record<string, string>>): string {
  const told = Object.entries(labels)
    .filter(([label]) => !ofUrgency.has(label))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return told.length === 0 ? alertname : printWanted({ alert: alertname, labels: Object.fromEntries(told) });
}

const ofUrgency: ReadonlySet<string> = new Set([
  "severity",
  "priority",
  "owner",
  "stack",
  "sloth_id",
  "sloth_severity",
]);
