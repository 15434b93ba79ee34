/** The labels of a series, its name left out: no alert keeps it. */
export type Labels = Readonly<Record<string, string>>;

/** A series at a moment. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** What an expression gives: a number, or series with values. */
export type Result = number | readonly Sample[];

/** The series of a result; a number has none. */
export function asVector(result: Result): readonly Sample[] {
  return typeof result === "number" ? [] : result;
}

/** Changes every value and keeps the series. */
export function mapValues(result: Result, change: (value: number) => number): Result {
  if (typeof result === "number") return change(result);
  return result.map(({ labels, value }) => ({ labels, value: change(value) }));
}

/** Keeps some labels. */
export function pick(labels: Labels, names: readonly string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));
}

/** Drops some labels. */
export function omit(labels: Labels, names: readonly string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)));
}

/** Sets some labels; an empty value takes a label away. */
export function withLabels(labels: Labels, set: Labels): Labels {
  return Object.fromEntries(Object.entries({ ...labels, ...set }).filter(([, value]) => value !== ""));
}

const keys = new WeakMap<Labels, string>();

/** One text per set of labels, whatever their order. An empty label is no label. */
export function keyOf(labels: Labels): string {
  const known = keys.get(labels) ?? textOf(labels);
  keys.set(labels, known);
  return known;
}

function textOf(labels: Labels): string {
  const entries = Object.entries(labels).filter(([, value]) => value !== "");
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
