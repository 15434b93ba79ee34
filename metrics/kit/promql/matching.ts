import type { MatchingNode } from "./node.ts";
import { sortedLabels } from "./sorted-labels.ts";

/**
 * How the series of two sides find each other.
 * `on` names the labels that must be equal, `ignoring` those that need not be; `groupLeft` lets many series of the
 * left side meet one of the right and copies the named labels over, `groupRight` the other way round.
 */
export type Matching<L extends string = string, R extends string = string> = (
  | { readonly on: readonly (L & R)[]; readonly ignoring?: never }
  | { readonly ignoring: readonly (L | R)[]; readonly on?: never }
) &
  (
    | { readonly groupLeft?: never; readonly groupRight?: never }
    | { readonly groupLeft: readonly R[]; readonly groupRight?: never }
    | { readonly groupRight: readonly L[]; readonly groupLeft?: never }
  );

/** The labels of the result of an operator between two vectors. */
export type MatchedLabels<L extends string, R extends string, M> = M extends {
  readonly groupLeft: readonly (infer K extends string)[];
}
  ? L | K
  : M extends { readonly groupRight: readonly (infer K extends string)[] }
    ? R | K
    : M extends { readonly on: readonly (infer K extends string)[] }
      ? K
      : M extends { readonly ignoring: readonly (infer K extends string)[] }
        ? Exclude<L, K>
        : L;

/** Nothing to add when both sides have the same labels; else something that no expression has. */
export type SameLabels<L extends string, R extends string> = string extends L | R
  ? unknown
  : [L, R] extends [R, L]
    ? unknown
    : LabelsDiffer<Exclude<L, R>, Exclude<R, L>>;

/** The two sides would never meet: name the labels to match with `on` or `ignoring`. */
export interface LabelsDiffer<OnlyLeft extends string, OnlyRight extends string> {
  readonly "the labels of the two sides differ: match them with { on: […] } or { ignoring: […] }": [
    OnlyLeft,
    OnlyRight,
  ];
}

/** Nothing to add to a matching that can work: what is not ignored is the same, and no matched label is copied over. */
export type Workable<L extends string, R extends string, M> = M extends {
  readonly ignoring: readonly (infer I extends string)[];
}
  ? SameLabels<Exclude<L, I>, Exclude<R, I>>
  : M extends { readonly on: readonly (infer O)[]; readonly groupLeft: readonly (infer G)[] }
    ? Distinct<O & G>
    : M extends { readonly on: readonly (infer O)[]; readonly groupRight: readonly (infer G)[] }
      ? Distinct<O & G>
      : unknown;

type Distinct<Both> = [Both] extends [never] ? unknown : { readonly "a label in on cannot be copied over too": Both };

/** The tree of a matching. */
export function matchingNode({ on, ignoring, groupLeft, groupRight }: Matching): MatchingNode {
  const base: MatchingNode =
    on === undefined ? { mode: "ignoring", labels: sortedLabels(ignoring) } : { mode: "on", labels: sortedLabels(on) };
  if (groupLeft !== undefined) return { ...base, group: { side: "left", labels: sortedLabels(groupLeft) } };
  if (groupRight !== undefined) return { ...base, group: { side: "right", labels: sortedLabels(groupRight) } };
  return base;
}
