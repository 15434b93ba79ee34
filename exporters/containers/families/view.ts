import type { Plan } from "../plan.ts";
import type { Known } from "../watch/index.ts";

/** What one collection has to tell. */
export interface View {
  /** By name. */
  readonly containers: readonly Known[];
  /** When they were listed, in seconds since 1970. */
  readonly seenAt: number;
  /** Milliseconds on the clock of the readings. */
  readonly now: number;
  /** Whether the time was over before everything was read. */
  readonly late: boolean;
  readonly eventsConnected: boolean;
  readonly plan: Pick<Plan, "labels" | "idLabel" | "network">;
}

/** How much of a container is told apart, most detailed first. */
export const levels = ["all", "sums", "core"] as const;

export type LevelName = (typeof levels)[number];
