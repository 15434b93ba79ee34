import type { Alert, Scenario } from "../../alerts/kit/index.ts";

/** A scenario of an alert, played once. Virtual times are milliseconds since the scenario began, at its full durations. */
export interface Episode {
  /** Value of the label that tells its series and alerts from those of all others. */
  readonly id: string;
  readonly alert: Alert;
  readonly scenario: Scenario;
  /** From 1; each begins at another phase of scrape and evaluation. */
  readonly trial: number;
  /** Between the beginning of the play and its own, in virtual milliseconds; negative where it began before. */
  readonly delay: number;
  /** From this moment on it is played; what was before is back-filled. Virtual milliseconds, 0 where all of it is played. */
  readonly from: number;
  /** How much of what was before is back-filled: as far as any rule looks back. Virtual milliseconds. */
  readonly past: number;
  /** When its series end, in virtual milliseconds. */
  readonly length: number;
  /** How often its rule is evaluated, virtual. */
  readonly evaluation: number;
  /** The longest step of the subqueries that its rule reads, virtual; 0 where there are none. */
  readonly step: number;
  /** What has to fire; none for a scenario that asks for silence. */
  readonly expected: readonly ExpectedAlert[];
}

/** An alert that has to fire in an episode. Virtual times. */
export interface ExpectedAlert {
  /** All of its labels, `alertname` among them; neither the episode's nor external ones. */
  readonly labels: Readonly<Record<string, string>>;
  /** What a faultless Prometheus would make of it; absent where that cannot be worked out. */
  readonly ideal?: Ideal;
}

/** How an alert goes where every sample and evaluation is on time. Virtual times. */
export interface Ideal {
  /** When what is wrong began: the last change of its series before it shows. */
  readonly inject: number;
  readonly active: number;
  readonly firing: number;
  /** When it stops firing; absent where it does not within the scenario. */
  readonly over?: number;
}

/** An alert that no episode tries, and why. */
export interface Untested {
  readonly alert: Alert;
  readonly why: string;
}
