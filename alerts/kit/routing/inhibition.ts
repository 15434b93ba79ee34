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

/** What an inhibition is called in messages. */
export function inhibitionPath({ source, target }: Inhibition): string {
  const side = (matchers: AlertMatchers) => printMatchers(matchers).join(", ") || "every alert";
  return `inhibition of ${side(target)} by ${side(source)}`;
}
