import type { Fault } from "../../systems/index.ts";
import type { Faults } from "../result/index.ts";
import { judgeCase } from "./judge-case.ts";
import { playFault } from "./play-fault.ts";
import type { Scene } from "./scene.ts";

export interface PlayOptions {
  readonly faults: readonly Fault[];
  readonly scene: Scene;
  readonly boundOf: (fault: Fault) => number;
  readonly resolvedBoundOf: (fault: Fault) => number;
  /** Names of the alerts that fire at all times. */
  readonly heartbeats: ReadonlySet<string>;
  readonly signal: AbortSignal;
  readonly onStep: (done: number, fault: string, step: string) => void;
  /** Told of each case as soon as it is judged: what was seen until something went wrong is kept. */
  readonly onCase: (one: Faults["cases"][number]) => void;
}

/** Plays faults one after the other, each from a state in which nothing fires. */
export async function playFaults(options: PlayOptions): Promise<void> {
  const { faults, scene, signal, heartbeats, onStep, onCase } = options;
  for (const [index, fault] of faults.entries()) {
    if (signal.aborted) break;
    const run = await playFault({
      ...{ fault, scene, signal, heartbeats },
      bound: options.boundOf(fault),
      resolvedBound: options.resolvedBoundOf(fault),
      onStep: (step) => onStep(index, fault.name, step),
    });
    onCase(judgeCase(run));
  }
}
