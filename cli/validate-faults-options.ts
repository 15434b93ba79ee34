import { DefinitionError, didYouMean, type Finding } from "../problems/index.ts";
import type { Fault, System, Workers } from "../systems/index.ts";

export interface FaultsFlags {
  readonly stack: string;
  readonly system: string;
  readonly quick?: boolean;
  readonly only?: readonly string[];
  readonly workers?: boolean;
  readonly factor: string;
  readonly out: string;
  readonly json?: boolean;
  readonly baseline?: string;
  readonly saveBaseline?: string;
}

/** By which the monitoring's durations are divided: its shortest window holds four scrapes then, and a scrape has a second and a half. */
export const standardFactor = "10";
const mostFactor = 20;
/** So many faults are played with `--quick`. */
const quickFaults = 3;

/** What the flags ask for. */
export interface FaultsAsked {
  readonly faults: readonly Fault[];
  /** Absent: no workers are compared. */
  readonly workers?: Workers;
  readonly factor: number;
}

/** Reads the flags; throws one DefinitionError with everything that is wrong with them. */
export function faultsAsked(
  { system, quick = false, only, workers = false, factor }: FaultsFlags,
  systems: readonly System[],
): FaultsAsked {
  const { faults = [], workers: shared } = systems.find(({ name }) => name === system) ?? {};
  const withFaults = systems.filter((one) => one.faults !== undefined).map(({ name }) => name);
  const names = faults.map(({ name }) => name);
  const divisor = Number(factor);
  const findings = [
    ...(faults.length === 0
      ? [fault(`--system ${system}`, "has no faults that are declared.", `Those that have: ${withFaults.join(", ")}.`)]
      : (only ?? []).filter((name) => !names.includes(name)).map((name) => unknownFault(name, names))),
    ...(quick && only !== undefined ? [fault("--quick", "goes with no --only.", "Give one of them.")] : []),
    ...(Number.isInteger(divisor) && divisor >= 1 && divisor <= mostFactor
      ? []
      : [
          fault(
            `--factor ${factor}`,
            `is no factor; a whole number from 1 to ${mostFactor} is.`,
            `Leave it out for ${standardFactor}.`,
          ),
        ]),
  ];
  if (workers && shared === undefined && faults.length > 0)
    findings.push(fault("--workers", `needs workers that share their work; ${system} has none.`, "Leave it out."));
  if (findings.length > 0) throw new DefinitionError(findings);
  const asked = only === undefined ? faults : faults.filter(({ name }) => only.includes(name));
  const compared = workers || (!quick && only === undefined) ? shared : undefined;
  return {
    faults: quick ? asked.slice(0, quickFaults) : asked,
    ...(compared === undefined ? {} : { workers: compared }),
    factor: divisor,
  };
}

function unknownFault(name: string, names: readonly string[]): Finding {
  const near = didYouMean(name, names);
  const hint = near === undefined ? `Those it has: ${names.join(", ")}.` : `Did you mean ${near}?`;
  return fault(`--only ${name}`, "is no fault of this system.", hint);
}

function fault(path: string, message: string, hint: string): Finding {
  return { check: "validation/option", severity: "error", path, message, hint };
}
