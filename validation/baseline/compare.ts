import { DefinitionError, type Finding } from "../../problems/index.ts";
import type { Baseline, Count, Figure } from "./baseline.ts";
import type { Change } from "./change.ts";
import { figureChanges, lonelyFigure } from "./figure-changes.ts";

export interface Comparison {
  /** Whether anything is worse. */
  readonly regression: boolean;
  /** What is worse first, then by name. */
  readonly changes: readonly Change[];
}

/**
 * A result against an earlier one: figures by median and P95 with bootstrapped intervals, counts as they are, so that one more is worse.
 * What is part of another figure is held to that one: half as long again of almost nothing is almost nothing.
 * What only one of both has is told, and not judged.
 * @throws DefinitionError when both were measured under different conditions, or a figure's unit changed; it names all of these.
 */
export function compare(before: Baseline, after: Baseline): Comparison {
  const findings = [...differentKeys(before.key, after.key), ...differentUnits(before.figures, after.figures)];
  if (findings.length > 0) throw new DefinitionError(findings);
  const changes = [
    ...paired(before.figures, after.figures).flatMap(([from, to]) => {
      const whole = before.figures.find((one) => one.name === to?.partOf);
      if (from !== undefined && to !== undefined) return figureChanges(from, to, whole);
      if (to !== undefined) return lonelyFigure(to, "after", isNew);
      return from === undefined ? [] : lonelyFigure(from, "before", isGone);
    }),
    ...paired(before.counts, after.counts).map(([from, to]) => countChange(from, to)),
  ];
  return {
    regression: changes.some(({ verdict }) => verdict === "worse"),
    changes: changes.toSorted(
      (a, b) => Number(b.verdict === "worse") - Number(a.verdict === "worse") || (a.name < b.name ? -1 : 1),
    ),
  };
}

const isNew = "new: the baseline has none";
const isGone = "gone: only the baseline has it";

function countChange(from: Count | undefined, to: Count | undefined): Change {
  const name = (to ?? from)?.name ?? "";
  if (from === undefined) return { name, ...(to && { after: to.value }), verdict: "not judged", note: isNew };
  if (to === undefined) return { name, before: from.value, verdict: "not judged", note: isGone };
  const verdict = to.value > from.value ? "worse" : to.value < from.value ? "better" : "same";
  return { name, before: from.value, after: to.value, verdict };
}

/**
 * Refuses a baseline of other conditions before anything is measured.
 * @throws DefinitionError that names all of these.
 */
export function refuseOtherConditions(before: Baseline["key"], now: Baseline["key"]): void {
  const findings = differentKeys(before, now);
  if (findings.length > 0) throw new DefinitionError(findings);
}

/** One finding for all fields: they have one cause, another machine or other settings, and one remedy. */
function differentKeys(before: Baseline["key"], after: Baseline["key"]): readonly Finding[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const different = fields.filter((field) => before[field] !== after[field]);
  if (different.length === 0) return [];
  const told = different.map((field) => `${field}: ${shown(before[field])} then, ${shown(after[field])} now`);
  return [
    {
      check: "validation/baseline-key",
      severity: "error",
      path: "baseline",
      message: `was measured under other conditions, so a difference would say nothing. ${told.join("; ")}.`,
      hint: "Measure under the baseline's conditions, or leave --baseline out and write a new one with --save-baseline.",
    },
  ];
}

function differentUnits(before: readonly Figure[], after: readonly Figure[]): readonly Finding[] {
  return paired(before, after).flatMap(([from, to]) =>
    from === undefined || to === undefined || from.unit === to.unit
      ? []
      : [
          {
            check: "validation/baseline-key",
            severity: "error",
            path: `baseline › ${to.name}`,
            message: `was measured in ${shown(from.unit)}, and is now in ${shown(to.unit)}.`,
            hint: "Write a new baseline with --save-baseline.",
          },
        ],
  );
}

/** What has the same name on both sides, and what stands on one alone. */
function paired<Item extends { readonly name: string }>(
  before: readonly Item[],
  after: readonly Item[],
): readonly (readonly [Item | undefined, Item | undefined])[] {
  const sides = [before, after].map((items) => new Map(items.map((item) => [item.name, item])));
  const names = new Set([...before, ...after].map(({ name }) => name));
  return [...names].map((name) => [sides[0]?.get(name), sides[1]?.get(name)]);
}

function shown(value: string | number | undefined): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
