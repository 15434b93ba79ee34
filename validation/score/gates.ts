import type { WeightedPart } from "./weights.ts";

/** What no score makes good. */
interface GateText {
  /** The part that finds it. */
  readonly part: WeightedPart;
  /** What is wrong when it fails. */
  readonly fault: string;
  /** Why that alone is a reason not to go live. */
  readonly why: string;
  readonly remedy: string;
}

/** The gates: one that fails means not ready, whatever the score. */
export const gates = {
  "missed-critical": {
    part: "accuracy",
    fault: "a critical alert did not fire, or fired too late, where its scenario says it must",
    why: "Nobody is woken by the very thing that somebody is to be woken by.",
    remedy: "Look at the scenario's detail in the report: a threshold, a label or `for` is wrong, or the scenario is.",
  },
  "untested-critical": {
    part: "accuracy",
    fault: "a critical rule was played in no scenario in which it fires",
    why: "That it works is a guess.",
    remedy:
      "Give the alert a scenario in which it fires; where the report says that it was left out, rehearse it with another --factor.",
  },
  "misrouted-critical": {
    part: "routes",
    fault: "a critical alert fired and did not reach a receiver that is declared for it",
    why: "Who is to be woken sleeps on, however right the rule is.",
    remedy: "Compare sightline:routes with the routes that Alertmanager runs, and see whether the receiver answers.",
  },
  "watchdog-path": {
    part: "routes",
    fault: "no alert that always fires reaches a receiver",
    why: "When the monitoring itself dies, nothing tells.",
    remedy: "Take the Watchdog alert, and a route that leads it to a receiver that notices when it stays away.",
  },
  "dead-selector": {
    part: "accuracy",
    fault: "an alert or a record reads series that exist nowhere",
    why: "It can never fire, and looks exactly like one that has no reason to.",
    remedy: "Correct the metric's name or label, or scrape what exposes it.",
  },
  "lost-notification": {
    part: "resilience",
    fault: "with one part down, a notification was lost for good",
    why: "One fault is what every night may bring.",
    remedy: "Run the part that died more than once, or give it back what it lost: a volume, a longer retry.",
  },
} as const satisfies Readonly<Record<string, GateText>>;

export type Gate = keyof typeof gates;
