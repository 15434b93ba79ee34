import type { Duration } from "../../metrics/kit/index.ts";
import { ruleIdentity } from "./identity.ts";
import type { Rule } from "./rule.ts";

/** Rules that Prometheus evaluates one after the other, at the same moment. */
export interface RuleGroup {
  readonly name: string;
  /** Default: Prometheus's evaluation interval. */
  readonly interval?: Duration;
  readonly rules: readonly Rule[];
}

/** Gathers rules. A rule that was built twice the same way is taken once. */
export function group(
  name: string,
  { interval, rules }: { readonly interval?: Duration; readonly rules: readonly Rule[] },
): RuleGroup {
  const objects = [...new Set(rules)];
  // Only namesakes are compared to the last word: to print every rule takes longer than to render it.
  const repeated = new Set([...Map.groupBy(objects, ruleIdentity).values()].flatMap(repetitions));
  const once = objects.filter((rule) => !repeated.has(rule));
  return { name, ...(interval === undefined ? {} : { interval }), rules: once };
}

function repetitions(namesakes: readonly Rule[]): readonly Rule[] {
  if (namesakes.length < 2) return [];
  const texts = namesakes.map((rule) => JSON.stringify(rule));
  return namesakes.filter((_, index) => texts.indexOf(texts[index] ?? "") < index);
}
