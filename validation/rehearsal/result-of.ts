import { milliseconds } from "../../metrics/kit/index.ts";
import { type Conditions, type Result, result } from "../result/index.ts";
import type { Wanted } from "./estimate.ts";
import { readinessOfParts } from "./readiness.ts";
import type { Rehearsed } from "./rehearse.ts";
import type { Subject } from "./subject.ts";

export interface ResultOptions {
  readonly subject: Subject;
  readonly asked: Pick<Wanted, "selection">;
  readonly rehearsed: Rehearsed;
  readonly factor: number;
  readonly began: Date;
  /** Of this project. */
  readonly version: string;
  readonly machine: Pick<Conditions, "processors" | "memory" | "versions">;
}

/** What a rehearsal found, as the report has it. */
export function resultOf({ subject, asked, rehearsed, factor, began, version, machine }: ResultOptions): Result {
  const { settings } = subject;
  const { parts, deadSelectors, deviations, complete, untestedCritical, episodes, alertsExpected } = rehearsed;
  const seconds = (Date.now() - began.getTime()) / 1000;
  return result.parse({
    schema: "sightline/validation/1",
    complete,
    mode: "rehearsal",
    project: settings.project,
    stack: settings.stack,
    startedAt: began.toISOString(),
    seconds: Math.round(seconds * 10) / 10,
    conditions: {
      ...machine,
      factor,
      scrapeInterval: milliseconds(settings.scrapeInterval),
      evaluationInterval: milliseconds(settings.evaluationInterval),
      versions: { ...machine.versions, sightline: version },
      selection: asked.selection.kind === "only" ? [...asked.selection.alerts].sort().join(" ") : asked.selection.kind,
    },
    deviations: [...deviations],
    readiness: readinessOfParts({ parts, deadSelectors, untestedCritical, complete }),
    parts,
    effort: {
      episodes,
      alerts: alertsExpected,
      alertsPerMinute: Math.round((alertsExpected / Math.max(1, rehearsed.playSeconds)) * 600) / 10,
    },
  });
}
