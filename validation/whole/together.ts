import type { Measured } from "../rehearsal/index.ts";
import type { PartName, Parts } from "../result/index.ts";
import type { Found, Step } from "./step.ts";

export interface StepFound {
  readonly step: Step;
  readonly found: Found;
}

/** What all steps found, as one: a part that was not seen to its end has not passed. */
export function together(steps: readonly StepFound[]): Omit<Measured, "mode" | "selection"> {
  const found = steps.map((one) => one.found);
  const unfinished = steps.flatMap(({ step, found: { complete } }) => (complete ? [] : step.parts));
  const played = found.find((one) => one.played !== undefined)?.played;
  return {
    parts: Object.fromEntries(found.flatMap(({ parts, complete }) => partsSeen(parts, complete))),
    deadSelectors: found.flatMap(({ deadSelectors = [] }) => deadSelectors),
    untestedCritical: found.flatMap(({ untestedCritical = [] }) => untestedCritical),
    deviations: found.flatMap(({ deviations = [] }) => deviations),
    complete: unfinished.length === 0,
    unfinished,
    ...(played === undefined ? {} : { played }),
  };
}

/** The parts that are there. */
function partsSeen(parts: Parts, complete: boolean): readonly (readonly [PartName, NonNullable<Parts[PartName]>])[] {
  return (Object.entries(parts) as [PartName, Parts[PartName]][]).flatMap(([name, part]) => {
    if (part === undefined) return [];
    return [[name, complete || part.status !== "passed" ? part : { ...part, status: "not measured" as const }]];
  });
}
