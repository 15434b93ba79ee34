import type { Finding } from "../../problems/index.ts";
import type { Faults } from "../result/index.ts";

export interface JudgeOptions {
  readonly system: string;
  readonly cases: Faults["cases"];
  readonly scaling: Faults["scaling"];
  /** Alerts that were told under an ordinary load, before anything was done. */
  readonly atRest: readonly string[];
  /** Why the copy or the system was given up before its end. @default it was not */
  readonly broken?: string;
  /** How many faults were to be played. */
  readonly wanted: number;
}

/** What the faults of a system showed, as the report has it. */
export function judgeFaultsOf({ system, cases, scaling, atRest, broken, wanted }: JudgeOptions): Faults {
  const unplayed = wanted - cases.filter(({ status }) => status !== "not measured").length;
  const wrong = [...atRest.map((alert) => firingAtRest(system, alert)), ...tooLittleGained(system, scaling)];
  const failed = wrong.length > 0 || cases.some(({ status }) => status === "failed");
  return {
    status: failed ? "failed" : unplayed > 0 || wanted === 0 || broken !== undefined ? "not measured" : "passed",
    findings: [...wrong, ...(broken === undefined ? [] : [givenUp(system, broken)])],
    system,
    cases: [...cases],
    scaling: [...scaling],
  };
}

function givenUp(system: string, why: string): Finding {
  return {
    check: "validation/copy-failed",
    severity: "error",
    path: system,
    message: `it was given up before its end: ${why}.`,
    hint: "What was judged until then stands; play the rest with --only.",
  };
}

function firingAtRest(system: string, alert: string): Finding {
  return {
    check: "validation/fires-at-rest",
    severity: "error",
    path: `${system} › ${alert}`,
    message: "it is told under an ordinary load, before any fault.",
    hint: "Its limit is what the system does every day, or the machine is too slow for the load: see what it says.",
  };
}

/** What twice the workers have to get done of what one does; a part of the gain goes into sharing. */
const leastGain = 1.5;

function tooLittleGained(system: string, scaling: Faults["scaling"]): readonly Finding[] {
  const [one, ...more] = scaling;
  if (one === undefined) return [];
  return more
    .filter(({ workers, throughput }) => throughput < one.throughput * (1 + (leastGain - 1) * (workers - one.workers)))
    .map(({ workers, throughput, share }) => ({
      check: "validation/does-not-scale",
      severity: "error",
      path: `${system} › ${workers} workers`,
      message: `they do ${throughput} a second, ${one.workers} did ${one.throughput}; each has ${shares(share)} of the partitions.`,
      hint: "Look whether all own partitions, and what else all of them wait for.",
    }));
}

function shares(share: readonly number[]): string {
  return share.map((part) => `${Math.round(part * 100)} %`).join(", ");
}
