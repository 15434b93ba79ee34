import { milliseconds } from "../../metrics/kit/index.ts";
import type { Settings } from "../../settings/index.ts";
import { type Conditions, type Result, result } from "../result/index.ts";
import { type Facts, readinessOfParts } from "./readiness.ts";

/** What was measured, by whichever command. */
export interface Measured extends Facts {
  readonly mode: Result["mode"];
  /** `full`, `quick`, or the alerts it was asked for. */
  readonly selection: string;
  readonly deviations: readonly string[];
  /** @default nothing was played */
  readonly played?: {
    readonly episodes: number;
    readonly alerts: number;
    /** How often one had to fire. */
    readonly fired: number;
    readonly seconds: number;
  };
}

export interface ResultOptions {
  readonly settings: Settings;
  readonly measured: Measured;
  /** 1 where nothing was compressed. */
  readonly factor: number;
  readonly began: Date;
  /** Of this project. */
  readonly version: string;
  readonly machine: Pick<Conditions, "processors" | "memory" | "versions">;
}

/** What was found, as the report has it. */
export function resultOf({ settings, measured, factor, began, version, machine }: ResultOptions): Result {
  const { mode, selection, deviations, played, ...facts } = measured;
  const seconds = (Date.now() - began.getTime()) / 1000;
  return result.parse({
    schema: "sightline/validation/1",
    complete: facts.complete,
    mode,
    project: settings.project,
    stack: settings.stack,
    startedAt: began.toISOString(),
    seconds: Math.round(seconds * 10) / 10,
    conditions: conditionsOf({ settings, selection, factor, version, machine }),
    deviations: [...deviations],
    readiness: readinessOfParts(facts),
    parts: facts.parts,
    ...(played === undefined ? {} : { effort: effortOf(played) }),
  });
}

/** What a measurement depends on: known before it begins. */
export function conditionsOf({
  settings,
  selection,
  factor,
  version,
  machine,
}: Pick<ResultOptions, "settings" | "factor" | "version" | "machine"> & Pick<Measured, "selection">): Conditions {
  return {
    ...machine,
    factor,
    scrapeInterval: milliseconds(settings.scrapeInterval),
    evaluationInterval: milliseconds(settings.evaluationInterval),
    versions: { ...machine.versions, sightline: version },
    selection,
  };
}

function effortOf({ episodes, alerts, fired, seconds }: NonNullable<Measured["played"]>): Result["effort"] {
  return { episodes, alerts, alertsPerMinute: Math.round((fired / Math.max(1, seconds)) * 600) / 10 };
}
