import { call } from "./call.ts";
import type { SampleType, Vector } from "./expression.ts";
import { regexSource } from "./matcher.ts";

/** What {@link labelReplace} does. */
export interface LabelReplacement<L extends string, T extends string> {
  /** The label to write. */
  readonly target: T;
  /** Its new value: `$1` stands for the first group of the regular expression. */
  readonly replacement: string;
  readonly source: L;
  /** Must match the whole value of `source`; series for which it does not stay as they are. */
  readonly regex: RegExp;
}

/** Sets a label from the value of another one. */
export function labelReplace<L extends string, S extends SampleType, const T extends string>(
  expr: Vector<L, S>,
  { target, replacement, source, regex }: LabelReplacement<NoInfer<L>, T>,
): Vector<L | T, S> {
  return call("label_replace", expr, target, replacement, source, regexSource(source, regex));
}

/** What {@link labelJoin} does. */
export interface LabelJoining<L extends string, T extends string> {
  /** The label to write. */
  readonly target: T;
  /** What stands between the values; nothing by default. */
  readonly separator?: string;
  readonly sources: readonly L[];
}

/** Sets a label to the values of others, one after the other. */
export function labelJoin<L extends string, S extends SampleType, const T extends string>(
  expr: Vector<L, S>,
  { target, separator = "", sources }: LabelJoining<NoInfer<L>, T>,
): Vector<L | T, S> {
  return call("label_join", expr, target, separator, ...sources);
}
