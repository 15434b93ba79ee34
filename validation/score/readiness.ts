import type { Readiness, Status } from "../result/index.ts";
import type { Gate } from "./gates.ts";
import { leastOfPart, passMark, type WeightedPart, weights } from "./weights.ts";

/** What a part that was asked for earned. */
export interface PartEarned {
  readonly part: WeightedPart;
  /** Share of its points, 0 to 1; absent where it could not be measured, or not to the end. */
  readonly earned?: number | undefined;
}

/** What a gate that was looked at found. */
export interface GateFound {
  readonly gate: Gate;
  /** Names of the alerts, selectors or cases at fault; the gate fails where there is one. */
  readonly subjects: readonly string[];
}

/**
 * How ready the monitoring is. The score is that of the parts that were measured, out of their points alone; `covered` says how much of
 * all points these are. It is rounded down, so that 100 means everything. Parts and gates that are not given were not asked for.
 *
 * The verdict, the first that applies: a gate failed, or a part that earns no points, `not ready`; a part could not be measured,
 * or none was asked for, `not measured`; the score is below 90 or a part below half of its points, `not ready`; otherwise `ready`.
 * @throws RangeError when a share is outside 0…1, or a part or gate is given twice.
 */
export function readinessOf(found: {
  readonly parts: readonly PartEarned[];
  readonly gates: readonly GateFound[];
  /** How the parts went that earn no points. @default there is none */
  readonly pointless?: readonly Status[];
}): Readiness {
  refuseTwice([...found.parts.map(({ part }) => part), ...found.gates.map(({ gate }) => gate)]);
  const gates = found.gates.map(({ gate, subjects }) => ({
    gate,
    failed: subjects.length > 0,
    subjects: [...new Set(subjects)].sort(),
  }));
  const rows = rowsOf(found.parts);
  const measured = rows.flatMap(({ weight, earned }) => (earned === undefined ? [] : [{ weight, earned }]));
  const points = sum(measured.map(({ weight }) => weight));
  const covered = points / sum(rows.map(({ weight }) => weight));
  const score = measured.length === 0 ? undefined : scoreOf(measured);
  const { pointless = [] } = found;
  const unmeasured =
    pointless.includes("not measured") ||
    found.parts.some(({ earned }) => earned === undefined) ||
    found.parts.length + pointless.length === 0;
  const failed = pointless.includes("failed") || gates.some((gate) => gate.failed);
  return {
    verdict: verdictOf({ failed, unmeasured, score: score ?? 100, measured }),
    ...(score === undefined ? {} : { score }),
    covered,
    weights: rows,
    gates,
  };
}

/** What the command ends with: 0 ready, 1 not ready, 2 could not measure. */
export function exitCodeOf({ verdict }: Pick<Readiness, "verdict">): 0 | 1 | 2 {
  return verdict === "ready" ? 0 : verdict === "not ready" ? 1 : 2;
}

/** Every part with its weight, in the order in which they are published. */
function rowsOf(given: readonly PartEarned[]): Readiness["weights"] {
  return Object.entries(weights).map(([part, { points }]) => {
    const earned = given.find((one) => one.part === part)?.earned;
    if (earned !== undefined && !(earned >= 0 && earned <= 1))
      throw new RangeError(`${part} earned ${earned}; allowed: 0 to 1`);
    return { part, weight: points, ...(earned === undefined ? {} : { earned }) };
  });
}

interface Measured {
  readonly weight: number;
  readonly earned: number;
}

function scoreOf(measured: readonly Measured[]): number {
  const earned = sum(measured.map(({ weight, earned }) => weight * earned));
  const score = (100 * earned) / sum(measured.map(({ weight }) => weight));
  // What binary fractions lack of a whole number is no loss of the monitoring's.
  return Math.floor(Number(score.toFixed(9)));
}

function verdictOf(found: {
  readonly failed: boolean;
  readonly unmeasured: boolean;
  readonly score: number;
  readonly measured: readonly Measured[];
}): Readiness["verdict"] {
  if (found.failed) return "not ready";
  if (found.unmeasured) return "not measured";
  return found.score >= passMark && found.measured.every(({ earned }) => earned >= leastOfPart) ? "ready" : "not ready";
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new RangeError(`${twice} is given twice`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
