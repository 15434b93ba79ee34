import { Worker } from "node:worker_threads";
import type { Effects } from "./fault-board.ts";
import { number } from "./parameter.ts";

/**
 * What can be done to any process, for the catalog of a miniature.
 * Memory and processor time are bounded so that a fault hurts its own container and not the machine.
 */
export function processFaults<S extends string>(services: readonly S[]) {
  return {
    crash: {
      description: "The process ends at once with exit code 70, without leaving its group or finishing its work.",
      services,
      parameters: {},
    },
    "leak-memory": {
      description: "Memory is allocated and kept until the limit; it is let go when the fault ends.",
      services,
      parameters: {
        limitMegabytes: number(1, 512, 64, "megabytes"),
        megabytesPerSecond: number(1, 64, 4, "megabytes"),
      },
    },
    "burn-cpu": {
      description: "Threads of their own keep processors busy for a share of the time.",
      services,
      parameters: { share: number(0.05, 1, 0.8, "ratio"), threads: number(1, 4, 1, "threads") },
    },
  } as const;
}

/** What {@link processFaults} do to a Node process. */
export const processEffects: Effects<ReturnType<typeof processFaults>> = {
  crash() {
    // Late enough for the answer to leave, hard enough that nothing is tidied up.
    setTimeout(() => process.exit(70), 50);
  },
  "leak-memory"({ limitMegabytes, megabytesPerSecond }, ended) {
    const kept: Buffer[] = [];
    const timer = setInterval(() => {
      for (let n = 0; n < megabytesPerSecond && kept.length < limitMegabytes; n++) {
        kept.push(Buffer.alloc(1024 ** 2, 1)); // written to: untouched pages would cost nothing
      }
    }, 1000);
    ended.addEventListener("abort", () => {
      clearInterval(timer);
      kept.length = 0;
    });
  },
  "burn-cpu"({ share, threads }, ended) {
    for (let n = 0; n < Math.round(threads); n++) {
      const worker = new Worker(burn, { eval: true, workerData: share });
      worker.unref();
      ended.addEventListener("abort", () => void worker.terminate());
    }
  },
};

/** Busy for a share of every tenth of a second. The source is text: a bundle has no second file to start a thread from. */
const burn = `
const { workerData: share } = require("node:worker_threads");
setInterval(() => {
  const until = performance.now() + 100 * share;
  while (performance.now() < until);
}, 100);
`;
