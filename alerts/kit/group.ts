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
  const once = new Map(rules.map((rule) => [ruleIdentity(rule) + JSON.stringify(rule), rule]));
  return { name, ...(interval === undefined ? {} : { interval }), rules: [...once.values()] };
}
