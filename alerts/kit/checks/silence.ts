import { didYouMean, type Finding } from "../../../problems/index.ts";
import type { Check } from "./check.ts";
import type { Found } from "./run.ts";
import type { CheckedGroup, CheckedRule, Silence } from "./subject/index.ts";

/**
 * The findings that no silence of their rule accepts, and what is wrong with the silences themselves. Without `today`
 * none is over.
 */
export function withoutSilenced(
  found: readonly Found[],
  groups: readonly CheckedGroup[],
  today: string | undefined,
  checks: readonly Check[],
): Finding[] {
  const used = new Set<Silence>();
  const left = found.filter(({ in: of, finding }) => {
    const silences = "silences" in of ? of.silences : [];
    const holding = silences.filter((one) => one.check === finding.check && isWhole(one) && !isOver(one, today));
    for (const one of holding) used.add(one);
    return holding.length === 0;
  });
  const known = checks.map(({ id }) => id);
  return [
    ...left.map(({ finding }) => finding),
    ...groups.flatMap(({ rules }) =>
      rules.flatMap((rule) => rule.silences.flatMap((one) => faultOf(one, rule, { today, known, used }))),
    ),
  ];
}

function isWhole({ reason, until }: Silence): boolean {
  return reason.trim() !== "" && isDate(until);
}

function isOver({ until }: Silence, today: string | undefined): boolean {
  return today !== undefined && until < today;
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  );
}

interface Known {
  readonly today: string | undefined;
  readonly known: readonly string[];
  readonly used: ReadonlySet<Silence>;
}

function faultOf(silence: Silence, { path }: CheckedRule, { today, known, used }: Known): Finding[] {
  const { check, until } = silence;
  const position = silence.at?.();
  const at = position === undefined ? {} : { at: position };
  if (!known.includes(check)) {
    const meant = didYouMean(check, known);
    const hint = meant === undefined ? "Each check has its id in docs/checks.md." : `Is ${meant} meant?`;
    return [
      { check: "silence/unknown-check", severity: "error", path, message: `there is no check ${check}.`, hint, ...at },
    ];
  }
  if (!isWhole(silence)) {
    const message = `${check} is ignored without ${isDate(until) ? "a reason" : "a date until which that holds"}.`;
    const hint = "Say why, and until which day, as in 2026-12-31.";
    return [{ check: "silence/form", severity: "error", path, message, hint, ...at }];
  }
  if (isOver(silence, today)) {
    const message = `${check} was ignored until ${until}.`;
    return [
      { check: "silence/over", severity: "warning", path, message, hint: "Mend the rule, or find a new date.", ...at },
    ];
  }
  if (used.has(silence)) return [];
  const message = `${check} is ignored, and finds nothing here.`;
  return [{ check: "silence/unused", severity: "warning", path, message, hint: "Remove it.", ...at }];
}
