import { Worker } from "node:worker_threads";
import type { Effects } from "./fault-board.ts";

/** What `crash`, `leak-memory` and `burn-cpu` do to a Node process. */
export const processEffects: Effects = {
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
