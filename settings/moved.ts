import type { Finding } from "../problems/index.ts";
import { decode } from "./decode.ts";
import { printPath } from "./issues.ts";

/** Takes out what earlier versions had in another place, each with a finding that says where it is now. */
export function takeMoved(values: Readonly<Record<string, unknown>>): {
  readonly values: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
} {
  const grafana = decode(values.grafana);
  if (isRun(grafana)) {
    const { grafana: _, ...others } = values;
    return { values: others, findings: [viewerMoved(["grafana"], grafana)] };
  }
  if (typeof grafana !== "object" || grafana === null || !("run" in grafana)) return { values, findings: [] };
  const { run, ...others } = grafana;
  return { values: { ...values, grafana: others }, findings: [viewerMoved(["grafana", "run"], run)] };
}

function viewerMoved(path: readonly string[], given: unknown): Finding {
  const hints = new Map<unknown, string>([
    [true, "Write sightline:dashboards: {viewer: grafana} instead."],
    [false, "Write sightline:dashboards: {viewer: none} instead, or {viewer: preview} to see them without Grafana."],
    ["auto", "Remove it: auto is the default of sightline:dashboards.viewer."],
  ]);
  return {
    check: "settings/moved",
    severity: "error",
    path: printPath(path),
    message: `got ${JSON.stringify(given)}; what shows the dashboards is chosen by sightline:dashboards.viewer, allowed here: loki, tempo.`,
    hint: hints.get(given) ?? "Write sightline:dashboards: {viewer: …} instead: auto, grafana, preview or none.",
  };
}

function isRun(value: unknown): boolean {
  return typeof value === "boolean" || value === "auto";
}
