import { allKillPoints, type KillPoint } from "./factors.ts";
import { pairwise } from "./pairwise.ts";

/** How much of the kill matrix is played: six cases, every pair of values, or everything. */
export type Extent = "quick" | "pairwise" | "all";

/** The cases of an extent, in the order of the report. */
export function killPoints(extent: Extent): readonly KillPoint[] {
  const all = allKillPoints();
  if (extent === "all") return all;
  return extent === "pairwise" ? pairwise(all) : all.filter((point) => quick.some((one) => isSame(one, point)));
}

/** Both sides of what nights bring most: Prometheus and Alertmanager die while something is wrong, and the receiver is away. One stack plays them. */
const quick: readonly KillPoint[] = [
  { part: "prometheus", how: "SIGKILL", when: "pending", outage: "short" },
  { part: "prometheus", how: "SIGKILL", when: "firing", outage: "short" },
  { part: "alertmanager", how: "SIGTERM", when: "before", outage: "short" },
  { part: "alertmanager", how: "SIGTERM", when: "firing", outage: "short" },
  { part: "inbox", how: "SIGKILL", when: "before", outage: "short" },
  { part: "inbox", how: "SIGKILL", when: "pending", outage: "short" },
];

function isSame(one: KillPoint, other: KillPoint): boolean {
  return one.part === other.part && one.how === other.how && one.when === other.when && one.outage === other.outage;
}
