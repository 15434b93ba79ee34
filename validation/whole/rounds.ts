import type { Dashboard } from "../../dashboards/kit/index.ts";
import type { Settings } from "../../settings/index.ts";
import { collectionStep } from "./collection-step.ts";
import { dashboardsStep } from "./dashboards-step.ts";
import { resilienceStep } from "./resilience-step.ts";
import type { Step } from "./step.ts";

/** Parts of a rehearsal that are measured on copies of their own, beside those of the play. */
export const partsBeside = ["collection", "dashboards", "resilience"] as const;
export type PartBeside = (typeof partsBeside)[number];

export interface WholeOptions {
  readonly settings: Settings;
  /** Those of the stack. */
  readonly dashboards: readonly Dashboard[];
  /** The play of the scenarios. */
  readonly play: Step;
  readonly quick: boolean;
  readonly factor: number;
  readonly parts: readonly PartBeside[];
}

export interface Rounds {
  readonly rounds: readonly (readonly Step[])[];
  readonly deviations: readonly string[];
}

/**
 * Everything that a rehearsal measures. In full, one step after the other, so that nothing disturbs what measures times; only where
 * three minutes have to do, parts of other copies die while scenarios are played, and the dashboards are left out.
 */
export function wholeRehearsal({ settings, dashboards, play, quick, factor, parts }: WholeOptions): Rounds {
  const steps: Readonly<Record<PartBeside, () => Step>> = {
    collection: () => collectionStep(settings, quick ? "quick" : "full"),
    dashboards: () => dashboardsStep(settings, dashboards),
    resilience: () => resilienceStep(settings, { factor, extent: quick ? "quick" : "pairwise" }),
  };
  const some = (part: PartBeside): readonly Step[] => (parts.includes(part) ? [steps[part]()] : []);
  const rounds = quick
    ? [[play, ...some("resilience")], some("collection")]
    : [[play], some("collection"), some("dashboards"), some("resilience")];
  const disturbed = quick && parts.includes("resilience");
  return {
    rounds: rounds.filter((round) => round.length > 0),
    deviations: disturbed ? ["Parts of other copies died while the scenarios were played."] : [],
  };
}
