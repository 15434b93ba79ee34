import { type Estimate, type Progress, type RehearseOptions, rehearse } from "../rehearsal/index.ts";
import type { Parts } from "../result/index.ts";
import type { Step, StepProgress } from "./step.ts";

/** The parts that a play of scenarios measures. */
export const scenarioParts = ["accuracy", "latency", "routes"] as const;

export interface ScenariosStepOptions extends Pick<RehearseOptions, "subject" | "selection" | "loads" | "stage"> {
  readonly estimate: Estimate;
  /** Which of them are reported. @default all */
  readonly parts?: readonly (typeof scenarioParts)[number][];
}

/** Plays the scenarios of alerts, at each load. */
export function scenariosStep({ estimate, parts = scenarioParts, ...options }: ScenariosStepOptions): Step {
  const { factor, longest, withoutEnd, longestUnderLoad, seconds } = estimate;
  return {
    title: "Scenarios",
    parts,
    seconds,
    async run({ signal, onProgress }) {
      const rehearsed = await rehearse({
        ...options,
        ...{ factor, longest, withoutEnd, longestUnderLoad, signal },
        onProgress: (progress) => onProgress(told(progress)),
      });
      const { deviations, deadSelectors, untestedCritical, complete, episodes, alerts, alertsExpected } = rehearsed;
      return {
        parts: Object.fromEntries(parts.map((part) => [part, rehearsed.parts[part]])) as Parts,
        ...{ deviations, deadSelectors, untestedCritical, complete },
        played: { episodes, alerts, fired: alertsExpected, seconds: rehearsed.playSeconds },
        sentence: `${episodes} played`,
      };
    },
  };
}

function told(progress: Progress): StepProgress {
  switch (progress.step) {
    case "bringing up":
      return { doing: progress.detail };
    case "playing":
      return { doing: `playing at ${progress.load} times the ordinary load`, secondsLeft: progress.secondsLeft };
    case "judging":
      return { doing: "judging" };
    case "removing":
      return { doing: "removing the copy" };
    case "trouble":
      return {
        doing: `a look at Alertmanager failed: ${progress.error instanceof Error ? progress.error.message : progress.error}`,
      };
  }
}
