import type { PartName } from "../result/index.ts";

/** What of a hundred points a part can earn, and why so much. The faults of a watched system are about that system: no points. */
export const weights = {
  accuracy: { points: 30, why: "An alert that stays away, or cries wolf, makes everything behind it worthless." },
  resilience: { points: 20, why: "Monitoring is needed most when something, perhaps a part of itself, is down." },
  latency: { points: 15, why: "What is told late is repaired late, and still is told." },
  routes: { points: 15, why: "What the wrong team gets waits until somebody passes it on." },
  dashboards: { points: 10, why: "Who was paged looks there first; slow or empty panels cost minutes, not the alert." },
  collection: { points: 10, why: "Lost samples blur every figure, and what they do to alerts counts under accuracy." },
} as const satisfies Partial<Record<PartName, { readonly points: number; readonly why: string }>>;

/** A part that earns points. */
export type WeightedPart = keyof typeof weights;

/** The least score that is ready. */
export const passMark = 90;

/** The least that every part must earn of its own points: the others do not make good for one that failed. */
export const leastOfPart = 0.5;

/** The most that a part with something that failed earns of its points: alone it is below the mark, however small the share is that failed. */
export const mostOfFailed = (passMark - 1) / 100;
