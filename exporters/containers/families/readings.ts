import { containers } from "../../../metrics/index.ts";
import { labelText, withLabel } from "../../kit/index.ts";
import { hasNetwork, isRunning, type Known } from "../watch/index.ts";
import type { View } from "./view.ts";
import type { Writers } from "./writers.ts";

/** How old what was read from the engine's statistics is. */
export function writeAge(writers: Writers, labels: string, { usage, network }: Known, { now, plan }: View): void {
  if (usage?.source === "engine")
    writers.add(containers.readingAge, withLabel(labels, "values", "usage"), ageOf(usage.readAt, now));
  if (network !== undefined && network.value.length > 0 && plan.network.procRoot === undefined)
    writers.add(containers.readingAge, withLabel(labels, "values", "network"), ageOf(network.readAt, now));
}

/** What is missing, and where the rest came from. */
export function writeReadings(writers: Writers, { containers: all, late, eventsConnected, plan }: View): void {
  const running = all.filter(({ row }) => isRunning(row.state));
  for (const source of ["cgroup_v1", "cgroup_v2", "engine"] as const) {
    const count = running.filter(({ usage }) => usage?.source === source).length;
    writers.add(containers.sources, labelText({ source }), count);
  }
  writers.add(containers.eventsConnected, "", eventsConnected ? 1 : 0);
  const reason = late ? "deadline" : "failed";
  const networks = plan.network.enabled ? running.filter(hasNetwork) : [];
  const missing = {
    details: [all.filter(({ details }) => details === undefined).length, reason],
    network: [networks.filter(({ network }) => network === undefined).length, "pending"],
    usage: [running.filter(({ usage }) => usage === undefined).length, reason],
  } as const;
  for (const [values, [count, why]] of Object.entries(missing))
    writers.add(containers.valuesUnknown, labelText({ values, reason: why }), count > 0 ? count : undefined);
}

function ageOf(readAt: number, now: number): number {
  return Math.max(0, Math.round(now - readAt)) / 1000;
}
