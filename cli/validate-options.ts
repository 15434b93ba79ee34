import { DefinitionError, didYouMean, type Finding } from "../problems/index.ts";
import { greatestFactor, type PartBeside, partsBeside, type Selection } from "../validation/index.ts";

export interface RehearseFlags {
  readonly stack: string;
  readonly quick?: boolean;
  readonly only?: readonly string[];
  readonly factor?: string;
  readonly loads?: string;
  readonly without?: readonly string[];
  readonly out: string;
  readonly json?: boolean;
  readonly baseline?: string;
  readonly saveBaseline?: string;
}

/** What the flags ask for. */
export interface Asked {
  readonly selection: Selection;
  /** Absent: whatever lets it be done in time. */
  readonly factor?: number;
  readonly loads: readonly number[];
  /** Longest scenario that is played above the ordinary load, in minutes at full durations. */
  readonly longestMinutesUnderLoad: number;
}

/** Trials of each fault where single alerts are asked for: fewer say little about a P95. */
const trials = 20;

/** Reads the flags; throws one DefinitionError with everything that is wrong with them. */
export function askedOf(flags: RehearseFlags, alerts: readonly string[]): Asked {
  const { quick = false, only, factor, loads } = flags;
  const findings = [
    ...(quick && only !== undefined ? [fault("--quick", "goes with no --only.", "Give one of them.")] : []),
    ...(only ?? [])
      .filter((name) => !alerts.includes(name))
      .map((name) => fault(`--only ${name}`, "is no alert of this stack.", nearest(name, alerts))),
    ...(factor !== undefined && !(Number(factor) >= 1 && Number(factor) <= greatestFactor)
      ? [fault(`--factor ${factor}`, `is no factor; a number from 1 to ${greatestFactor} is.`, "Leave it out for 20.")]
      : []),
    ...(loads !== undefined && !/^[1-9]\d*(,[1-9]\d*)*$/.test(loads)
      ? [fault(`--loads ${loads}`, "is no list of whole numbers from 1 on.", "Write it like --loads 1,5,10.")]
      : []),
  ];
  if (findings.length > 0) throw new DefinitionError(findings);
  const standard = quick || only !== undefined ? [1] : [1, 5, 10];
  return {
    selection: only !== undefined ? { kind: "only", alerts: only, trials } : { kind: quick ? "quick" : "full" },
    ...(factor === undefined ? {} : { factor: Number(factor) }),
    loads: loads?.split(",").map(Number) ?? standard,
    longestMinutesUnderLoad: only !== undefined ? Number.POSITIVE_INFINITY : 30,
  };
}

/** The parts that are measured beside the scenarios: none where single alerts are asked for. */
export function partsAskedFor({ only, without = [] }: RehearseFlags): readonly PartBeside[] {
  const unknown = without.filter((name) => !partsBeside.some((part) => part === name));
  if (unknown.length > 0)
    throw new DefinitionError(
      unknown.map((name) =>
        fault(`--without ${name}`, "is no part that can be left out.", `Those are ${partsBeside.join(", ")}.`),
      ),
    );
  return only === undefined ? partsBeside.filter((part) => !without.includes(part)) : [];
}

/** `full`, `quick`, or the alerts. */
export function selectionText(selection: Selection): string {
  return selection.kind === "only" ? [...selection.alerts].sort().join(" ") : selection.kind;
}

function fault(path: string, message: string, hint: string): Finding {
  return { check: "validation/option", severity: "error", path, message, hint };
}

function nearest(name: string, alerts: readonly string[]): string {
  const near = didYouMean(name, alerts);
  return near === undefined ? "docs/alerts has a page for each." : `Did you mean ${near}?`;
}
