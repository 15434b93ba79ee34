/** Labels that series can have: only these, or any but these. */
export interface LabelSet {
  readonly only: boolean;
  readonly names: ReadonlySet<string>;
}

export const anyLabels: LabelSet = { only: false, names: new Set() };
export const noLabels: LabelSet = { only: true, names: new Set() };

export function onlyLabels(names: Iterable<string>): LabelSet {
  return { only: true, names: new Set(names) };
}

/** Whether series of the set can have the label. */
export function canHave({ only, names }: LabelSet, label: string): boolean {
  return names.has(label) === only;
}

export function withLabels(set: LabelSet, labels: Iterable<string>): LabelSet {
  const added = new Set(labels);
  return set.only ? { only: true, names: set.names.union(added) } : { only: false, names: set.names.difference(added) };
}

export function withoutLabels(set: LabelSet, labels: Iterable<string>): LabelSet {
  const removed = new Set(labels);
  return set.only
    ? { only: true, names: set.names.difference(removed) }
    : { only: false, names: set.names.union(removed) };
}

/** Those of the labels that series of the set can have. */
export function keepLabels(set: LabelSet, labels: readonly string[]): LabelSet {
  return onlyLabels(labels.filter((label) => canHave(set, label)));
}

/** What series of both sets can have. */
export function bothHave(a: LabelSet, b: LabelSet): LabelSet {
  if (a.only) return keepLabels(b, [...a.names]);
  if (b.only) return keepLabels(a, [...b.names]);
  return { only: false, names: a.names.union(b.names) };
}

/** What series of either set can have. */
export function eitherHas(a: LabelSet, b: LabelSet): LabelSet {
  if (a.only && b.only) return { only: true, names: a.names.union(b.names) };
  if (a.only) return withLabels(b, a.names);
  if (b.only) return withLabels(a, b.names);
  return { only: false, names: a.names.intersection(b.names) };
}

/** The labels in words: `a, b`, or `any but a`. */
export function describeLabels({ only, names }: LabelSet): string {
  const list = [...names].sort().join(", ");
  if (only) return list === "" ? "none" : list;
  return list === "" ? "any" : `any but ${list}`;
}
