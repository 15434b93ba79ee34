import type { Alert } from "../../alerts/kit/index.ts";
import { openRehearsal, type RehearsalOptions } from "../../stack/rehearsal/index.ts";
import type { Fault, Workers } from "../../systems/index.ts";
import { aroundDeviations } from "../compress/index.ts";
import type { Faults } from "../result/index.ts";
import type { WatchedDefinitions } from "../watched/index.ts";
import { alertsAtRest } from "./at-rest.ts";
import { type BoundSettings, boundOf, resolvedBoundOf, rulesOf } from "./bound.ts";
import { copyFiles } from "./copy-files.ts";
import { estimateFaults } from "./estimate.ts";
import { judgeFaultsOf } from "./judge.ts";
import { playFaults } from "./play.ts";
import { playScaling, scalingSeconds } from "./play-scaling.ts";
import { sceneOf } from "./scene-of.ts";

export interface FaultsSubject {
  /** Of the system and of the stack itself, as `watchedDefinitions` has them. */
  readonly definitions: WatchedDefinitions;
  readonly system: string;
  readonly faults: readonly Fault[];
  /** Compares what one and two of them get done. @default nothing is compared */
  readonly workers?: Workers;
  readonly factor: number;
}

export interface FaultsOptions extends FaultsSubject {
  readonly stateFolder: RehearsalOptions["stateFolder"];
  /** The rule that runs in place of a declared alert: to see that it shows. @default the declared one */
  readonly deployed?: (declared: Alert) => Alert;
  /** Ends it early: what was seen is judged, and everything is removed. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FaultsProgress) => void;
}

export type FaultsProgress =
  | { readonly step: "bringing up"; readonly detail: string }
  | { readonly step: "playing"; readonly done: number; readonly fault: string; readonly detail: string }
  | { readonly step: "removing" };

/** What the faults of a system showed. */
export interface FaultsMeasured {
  readonly faults: Faults;
  readonly deviations: readonly string[];
  readonly complete: boolean;
}

/** Seconds that it takes, roughly. */
export function estimateFaultsOf(subject: FaultsSubject): number {
  return estimateFaults(subject.faults, timesOf(subject)) + (subject.workers === undefined ? 0 : scalingSeconds);
}

/** Brings up a copy of the monitoring with the system beside it, plays faults on it under load, judges, and removes all whatever happened. */
export async function measureFaults(options: FaultsOptions): Promise<FaultsMeasured> {
  const { definitions, system, faults, workers, factor, stateFolder, deployed, signal, onProgress } = options;
  const { settings, groups, routing, exporters } = definitions;
  const files = copyFiles(definitions, { factor, ...(deployed === undefined ? {} : { deployed }) });
  const rehearsal = await openRehearsal({
    ...(stateFolder === undefined ? {} : { stateFolder }),
    settings,
    releases: files.beforehand,
    flags: files.flags,
    watched: { system, workers: 1, exporters, factor },
    signal,
  });
  const heartbeats = new Set(alertsOf(groups).flatMap(({ name, alwaysFiring }) => (alwaysFiring ? [name] : [])));
  const seen: { cases: Faults["cases"]; atRest: readonly string[]; scaling: Faults["scaling"] } = {
    ...{ cases: [], atRest: [], scaling: [] },
  };
  let broken: string | undefined;
  try {
    await rehearsal.up((detail) => onProgress({ step: "bringing up", detail }));
    const scene = sceneOf(rehearsal, { externalLabels: [...Object.keys(settings.externalLabels), "stack"], signal });
    const onStep = (done: number, fault: string, detail: string) =>
      onProgress({ step: "playing", done, fault, detail });
    const rest = Math.max(20_000, 400_000 / factor);
    onStep(0, "before the first", "ordinary load, to warm up");
    const load = await scene.load();
    try {
      await scene.pause(warmUp);
      await rehearsal.reload(files.releases);
    } finally {
      await load.stop();
    }
    seen.atRest = await alertsAtRest({ scene, heartbeats, rest, signal, onStep: (step) => onStep(0, "at rest", step) });
    await playFaults({
      ...{ faults, scene, heartbeats, signal, onStep },
      ...timesOf(options),
      onCase: (one) => seen.cases.push(one),
    });
    if (workers !== undefined && !signal.aborted) {
      seen.scaling = await playScaling({
        ...{ workers, scene, signal },
        onStep: (step) => onStep(faults.length, "scaling", step),
      });
    }
  } catch (error) {
    // Whoever interrupts it interrupts Pulumi and the load, too, which then say that they failed.
    if (!signal.aborted) {
      if (seen.cases.length === 0) throw error;
      broken = error instanceof Error ? error.message : String(error);
    }
  } finally {
    onProgress({ step: "removing" });
    await rehearsal.down();
  }
  return {
    faults: judgeFaultsOf({
      ...{ system, ...seen, wanted: faults.length },
      ...(broken === undefined ? {} : { broken }),
    }),
    deviations: aroundDeviations({ factor, compressed: files.compressed, routing }),
    complete: !signal.aborted,
  };
}

/** Milliseconds in which programs compile what is used often, and fill their pools. */
const warmUp = 30_000;

function timesOf({ definitions, factor }: FaultsSubject) {
  const { settings, groups, routing } = definitions;
  const known: BoundSettings = { settings, groups, routing, factor };
  return {
    boundOf: (fault: Fault) => boundOf(fault, known),
    resolvedBoundOf: ({ alerts, alsoAllowed = [] }: Fault) =>
      resolvedBoundOf(
        known,
        [...alerts, ...alsoAllowed.map(({ alert }) => alert)].flatMap((wanted) => rulesOf(wanted, groups)),
      ),
  };
}

function alertsOf(groups: WatchedDefinitions["groups"]): readonly Alert[] {
  return groups.flatMap(({ rules }) => rules.filter((rule): rule is Alert => rule.kind === "alert"));
}
