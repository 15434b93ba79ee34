import type { Settings } from "../../settings/index.ts";
import { estimateResilience, measureResilience, type ResilienceSelection } from "../kill-matrix/index.ts";
import type { Step } from "./step.ts";

/** Lets parts of copies die. */
export function resilienceStep(settings: Settings, selection: ResilienceSelection): Step {
  return {
    title: "Resilience",
    parts: ["resilience"],
    seconds: estimateResilience(settings, selection),
    async run({ signal, onProgress }) {
      const resilience = await measureResilience({
        settings,
        ...selection,
        signal,
        onProgress: ({ done, of, secondsLeft, step }) =>
          onProgress({ doing: `${done} of ${of} cases: ${step}`, secondsLeft }),
      });
      return {
        parts: { resilience },
        complete: !signal.aborted,
        sentence: `${resilience.cases.length} cases`,
      };
    },
  };
}
