/** The labels of a series, its name left out: no alert keeps it. */
export type Labels = Readonly<Record<string, string>>;

/** A series at a moment. The value is undefined where finding it out would take Prometheus itself (rates, predictions). */
export interface Sample {
  readonly labels: Labels;
  readonly value: number | undefined;
}

/** What an expression gives: a number, or series with values. */
export type Result = number | readonly Sample[];

/** Keeps some labels. */
export function pick(labels: Labels, names: readonly string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));
}

/** Drops some labels. */
export function omit(labels: Labels, names: readonly string[]): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !names.includes(name)));
}

/** One text per set of labels, whatever their order. An empty label is no label. */
export function keyOf(labels: Labels): string {
  const entries = Object.entries(labels).filter(([, value]) => value !== "");
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
