import type { Duration, SampleSeries } from "../../../metrics/kit/index.ts";

/** A story about series, and what the alert does in it. */
export type Scenario = FiringScenario | PendingScenario | SilentScenario;

/** What the metrics' `series()` give: one series, or the several of a histogram or a state set. */
export type ScenarioSeries = readonly (SampleSeries | readonly SampleSeries[])[];

/** What a scenario shows beside firing or silence: the value just at or just past a threshold, or series that are not there. */
export type Shows = "boundary" | "no data";

export interface FiringOptions {
  readonly shows?: Shows;
  readonly series: ScenarioSeries;
  /** The moment at which the alert has to fire, from the beginning of the scenario. */
  readonly at: Duration;
  /** Before this moment it must not fire: what shorter troubles are spared. @default not looked at */
  readonly notBefore?: Duration;
  /** From this moment to the end of the scenario it must not fire any more; `keepFiringFor` counts. @default not looked at */
  readonly resolvedBy?: Duration;
  /** Labels that the expression leaves; needed only where they cannot be worked out from the series. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Value of the expression; needed only where a text shows it and it cannot be worked out. */
  readonly value?: number;
}

export interface PendingOptions {
  readonly shows?: Shows;
  readonly series: ScenarioSeries;
  /** The moment at which the expression holds and `for` has not run out yet. */
  readonly at: Duration;
}

export interface SilentOptions {
  readonly shows?: Shows;
  readonly series: ScenarioSeries;
  /** How long to watch; default: as long as the longest series, or ten minutes more than `for` when none has a length. */
  readonly lasts?: Duration;
}

export type FiringScenario = { readonly kind: "fires"; readonly name: string } & FiringOptions;
export type PendingScenario = { readonly kind: "pending"; readonly name: string } & PendingOptions;
export type SilentScenario = { readonly kind: "silent"; readonly name: string } & SilentOptions;

/** The alert fires at that moment, once for every series its expression returns, and with the texts of its templates. */
export function fires(name: string, options: FiringOptions): FiringScenario {
  return { kind: "fires", name, ...options };
}

/** The alert is pending at that moment, once for every series its expression returns, and fires for none of them. */
export function pending(name: string, options: PendingOptions): PendingScenario {
  return { kind: "pending", name, ...options };
}

/** The alert does not fire at any moment of the scenario. */
export function silent(name: string, options: SilentOptions): SilentScenario {
  return { kind: "silent", name, ...options };
}
