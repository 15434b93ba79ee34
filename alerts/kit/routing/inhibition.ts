import type { RuleGroup } from "../group.ts";
import { type AlertMatchers, printMatchers } from "./matchers.ts";

/** While an alert that satisfies `source` fires, those that satisfy `target` and agree on the `equal` labels are not told. */
export interface Inhibition {
  readonly source: AlertMatchers;
  readonly target: AlertMatchers;
  /** A label that both lack counts as equal. */
  readonly equal: readonly string[];
}

/**
 * A critical alert mutes the warning and the info of the same alert.
 *
 * The same alert means: same name, stack, job and instance, and `alsoEqual`, which must list every further label that tells
 * apart what one alert watches (a mountpoint, a topic); otherwise a full disk would mute the news of another one.
 */
export function criticalMutesLesser({ alsoEqual = [] }: { readonly alsoEqual?: readonly string[] } = {}): Inhibition {
  return {
    source: { severity: "critical" },
    target: { severity: ["info", "warning"] },
    equal: [...new Set(["alertname", "instance", "job", "stack", ...alsoEqual])].sort(),
  };
}

/** What alerts say that they mute, for those that are there, each once and in the order of their names. */
export function causesMuteEffects(groups: readonly RuleGroup[]): readonly Inhibition[] {
  const alerts = groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"));
  const there = new Set(alerts.map(({ name }) => name));
  const said = alerts.flatMap(({ name, mutes = [] }) =>
    mutes
      .filter((muted) => there.has(muted.name))
      .map(({ name: muted, equal }) => ({
        source: { alertname: name },
        target: { alertname: muted },
        equal: [...new Set([...equal, "stack"])].sort(),
      })),
  );
  const once = new Map(said.map((inhibition) => [JSON.stringify(inhibition), inhibition]));
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, inhibition]) => inhibition);
}

/** What an inhibition is called in messages. */
export function inhibitionPath({ source, target }: Inhibition): string {
  const side = (matchers: AlertMatchers) => printMatchers(matchers).join(", ") || "every alert";
  return `inhibition of ${side(target)} by ${side(source)}`;
}
