import type { DrillPlan } from "./plan.ts";

/** What a drill came to, moments in milliseconds since 1970. */
export interface DrillCourse extends Pick<DrillPlan, "bounds"> {
  readonly startedAt: number;
  /** When it had to be over. */
  readonly limit: number;
  /** When what was wrong ended; absent where not everybody was told of it. */
  readonly endedAt: number | undefined;
  /** Whether everybody was told that it is over. */
  readonly isOver: boolean;
}

/** The message that could still have come in time when a drill's time was up: that of the alert, or that of its end. */
export function cutShort({ bounds, startedAt, limit, endedAt, isOver }: DrillCourse): "told" | "over" | undefined {
  if (endedAt === undefined) return limit < startedAt + bounds.told ? "told" : undefined;
  return !isOver && limit < endedAt + bounds.over ? "over" : undefined;
}
