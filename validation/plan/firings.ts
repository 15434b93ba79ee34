import type { Alert, Evaluation } from "../../alerts/kit/index.ts";
import { labelsOf } from "./alert-labels.ts";

/** An unbroken stretch of evaluations at which one alert fires: the first and the last. Virtual times. */
export interface Firing {
  /** All of its labels, `alertname` among them; neither an episode's nor external ones. */
  readonly labels: Readonly<Record<string, string>>;
  readonly from: number;
  readonly to: number;
}

/** When the alerts of a rule fire, in the order in which they begin. */
export function firingsOf(alert: Alert, evaluations: readonly Evaluation[]): readonly Firing[] {
  const firings: { labels: Firing["labels"]; from: number; to: number }[] = [];
  let open = new Map<string, (typeof firings)[number]>();
  for (const { time, active } of evaluations) {
    const still: typeof open = new Map();
    for (const { sample, state } of active) {
      if (state !== "firing") continue;
      const labels = labelsOf(alert, sample.labels);
      const key = JSON.stringify(labels);
      const one = open.get(key) ?? { labels, from: time, to: time };
      if (!open.has(key)) firings.push(one);
      one.to = time;
      still.set(key, one);
    }
    open = still;
  }
  return firings;
}
