import { type Effects, processEffects } from "../../kit/index.ts";
import type { faultCatalog, LimiterName, PoolName } from "./catalog.ts";

/** What the faults take hold of. */
export interface Reach {
  /** Takes a share of a pool's connections until the signal. */
  occupy(pool: PoolName, share: number, ended: AbortSignal): void;
  /** Cuts the way to the database, or mends it. */
  partition(isCut: boolean): void;
  /** Leaves a limiter a share of what it would permit, 1 being all. */
  starve(limiter: LimiterName | "all", left: number): void;
}

/** What the faults do by themselves; `slow` and `errors` are looked at where they matter. */
export function effectsOn({ occupy, partition, starve }: Reach): Effects<typeof faultCatalog> {
  return {
    ...processEffects,
    "pool-exhaustion": ({ pool, share }, ended) => occupy(pool as PoolName, share, ended),
    "network-partition"(_, ended) {
      partition(true);
      ended.addEventListener("abort", () => partition(false));
    },
    "limiter-starvation"({ limiter, share }, ended) {
      starve(limiter as LimiterName | "all", 1 - share);
      ended.addEventListener("abort", () => starve("all", 1));
    },
    "throttle-cpu"({ share }, ended) {
      const timer = setInterval(() => {
        const until = performance.now() + 100 * (1 - share);
        while (performance.now() < until);
      }, 100);
      ended.addEventListener("abort", () => clearInterval(timer));
    },
  };
}
