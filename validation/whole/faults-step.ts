import { estimateFaultsOf, type FaultsOptions, measureFaults } from "../faults/index.ts";
import type { Step } from "./step.ts";
import { timeLeft } from "./time-left.ts";

/** Gives a watched system its faults, one after the other. */
export function faultsStep(options: Omit<FaultsOptions, "signal" | "onProgress">): Step {
  const { faults } = options;
  const seconds = estimateFaultsOf(options);
  return {
    title: "Faults",
    parts: ["faults"],
    seconds,
    async run({ signal, onProgress }) {
      const began = Date.now();
      const measured = await measureFaults({
        ...options,
        signal,
        onProgress: (progress) => {
          const elapsed = (Date.now() - began) / 1000;
          const played = progress.step === "playing" ? progress.done : 0;
          const secondsLeft = timeLeft({ estimated: seconds, elapsed, done: played, of: faults.length });
          if (progress.step === "bringing up") onProgress({ doing: progress.detail, secondsLeft });
          else if (progress.step === "removing") onProgress({ doing: "removing the copy and the system" });
          else {
            const { done, fault, detail } = progress;
            onProgress({ doing: `${done} of ${faults.length} faults; ${fault}: ${detail}`, secondsLeft });
          }
        },
      });
      return {
        parts: { faults: measured.faults },
        deviations: measured.deviations,
        complete: measured.complete,
        sentence: `${measured.faults.cases.length} faults`,
      };
    },
  };
}
