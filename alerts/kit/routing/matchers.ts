import { unknownToRe2 } from "../../../metrics/kit/index.ts";

/** What a label must be: a value, one of several, a pattern (anchored at both ends, RE2 in Alertmanager), or not one of these. */
export type LabelCondition = Positive | { readonly not: Positive };

type Positive = string | RegExp | readonly string[];

/** LabelConditions by label; all must hold. A label that an alert lacks counts as the empty string. */
export type AlertMatchers = Readonly<Record<string, LabelCondition>>;

/** Prints conditions in Alertmanager's syntax, sorted by label. */
export function printMatchers(matchers: AlertMatchers): string[] {
  const labels = Object.keys(matchers).sort();
  return labels.flatMap((label) => {
    const condition = matchers[label];
    return condition === undefined ? [] : [`${quoteLabel(label)}${printCondition(condition)}`];
  });
}

/** Whether labels satisfy all conditions. */
export function allHold(matchers: AlertMatchers, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(matchers).every(([label, condition]) => holds(condition, labels[label] ?? ""));
}

/** What is wrong with a condition; undefined for a good one. */
export function conditionFault(condition: LabelCondition): string | undefined {
  const wanted = isNegative(condition) ? condition.not : condition;
  if (typeof wanted === "string") return undefined;
  if (!(wanted instanceof RegExp)) return wanted.length > 0 ? undefined : "an empty list names no value.";
  const unknown = unknownToRe2(wanted.source);
  if (unknown !== undefined)
    return `${String(wanted)} uses ${unknown}, which Alertmanager does not know; allowed is RE2.`;
  const refused = wanted.flags.replace(/[isu]/g, "");
  return refused === "" ? undefined : `${String(wanted)} has the flag ${refused}; allowed are i, s and u.`;
}

/** Whether a label value satisfies a condition. */
export function holds(condition: LabelCondition, value: string): boolean {
  if (isNegative(condition)) return !holds(condition.not, value);
  if (typeof condition === "string") return condition === value;
  if (condition instanceof RegExp) return anchored(condition).test(value);
  return condition.includes(value);
}

/** Every value that satisfies a condition, when they can be listed. */
export function valuesOf(condition: LabelCondition): readonly string[] | undefined {
  if (isNegative(condition) || condition instanceof RegExp) return undefined;
  return typeof condition === "string" ? [condition] : condition;
}

/** Whether everything that satisfies `narrow` surely satisfies `wide`; false when that cannot be told. */
export function implies(narrow: LabelCondition | undefined, wide: LabelCondition): boolean {
  const values = narrow === undefined ? undefined : valuesOf(narrow);
  if (values !== undefined) return values.every((value) => holds(wide, value));
  return narrow !== undefined && printCondition(narrow) === printCondition(wide);
}

/** Whether surely no value satisfies both. */
export function excludes(a: LabelCondition, b: LabelCondition): boolean {
  const values = valuesOf(a);
  if (values !== undefined) return !values.some((value) => holds(b, value));
  return valuesOf(b) === undefined ? complement(a, b) : excludes(b, a);
}

function printCondition(condition: LabelCondition): string {
  const negative = isNegative(condition);
  const wanted = negative ? condition.not : condition;
  const exact = exactValue(wanted);
  if (exact !== undefined) return `${negative ? "!=" : "="}${JSON.stringify(exact)}`;
  return `${negative ? "!~" : "=~"}${JSON.stringify(patternOf(wanted))}`;
}

// By characters, as RE2 counts; expressions that are too lax for that mode go by UTF-16 units. Without the flag s, as in Alertmanager, a dot matches no line break.
function anchored({ source, flags }: RegExp): RegExp {
  const kept = flags.replace(/[^is]/g, "");
  try {
    return new RegExp(`^(?:${source})$`, `${kept}u`);
  } catch {
    return new RegExp(`^(?:${source})$`, kept);
  }
}

function complement(a: LabelCondition, b: LabelCondition): boolean {
  const same = (positive: LabelCondition, negative: LabelCondition) =>
    isNegative(negative) && printCondition(positive) === printCondition(negative.not);
  return same(a, b) || same(b, a);
}

function isNegative(condition: LabelCondition): condition is { readonly not: Positive } {
  return typeof condition === "object" && !(condition instanceof RegExp) && "not" in condition;
}

function exactValue(condition: Positive): string | undefined {
  if (typeof condition === "string") return condition;
  return condition instanceof RegExp || condition.length !== 1 ? undefined : condition[0];
}

function patternOf(condition: Positive): string {
  if (condition instanceof RegExp) return textOf(condition);
  const values = typeof condition === "string" ? [condition] : [...condition].sort();
  return values.map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
}

function textOf({ source, flags }: RegExp): string {
  const kept = flags.replace(/[^is]/g, "");
  const body = source === "(?:)" ? "" : source;
  return kept === "" ? body : `(?${kept})${body}`;
}

function quoteLabel(label: string): string {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : JSON.stringify(label);
}
