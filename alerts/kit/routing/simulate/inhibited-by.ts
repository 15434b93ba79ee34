import type { Inhibition } from "../inhibition.ts";
import { allHold } from "../matchers.ts";
import type { AlertLabels } from "./alert-labels.ts";

/** What keeps an alert quiet: the rule, and the labels of an alert that sets it off. */
export interface Inhibited {
  readonly by: Inhibition;
  readonly source: AlertLabels;
}

/**
 * The first inhibition that mutes an alert while others fire, if any does.
 *
 * An alert on both sides of a rule is muted by one that is on the source side only, so that no alert mutes itself.
 */
export function inhibitedBy(
  rules: readonly Inhibition[],
  labels: AlertLabels,
  firing: readonly AlertLabels[],
): Inhibited | undefined {
  for (const by of rules) {
    if (!allHold(by.target, labels)) continue;
    const isSource = allHold(by.source, labels);
    const source = firing.find(
      (other) =>
        allHold(by.source, other) &&
        by.equal.every((label) => (labels[label] ?? "") === (other[label] ?? "")) &&
        !(isSource && allHold(by.target, other)),
    );
    if (source !== undefined) return { by, source };
  }
  return undefined;
}
