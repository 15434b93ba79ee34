import { type Match, variable } from "../kit/index.ts";

/** Whose series a row is about. */
export interface Scope {
  readonly job: Match;
  /** @default what is chosen at the top of the page, `variable("instance")` */
  readonly instance?: Match;
}

/** A scope as a selection. */
export function scopeOf({ job, instance = variable("instance") }: Scope): {
  readonly job: Match;
  readonly instance: Match;
} {
  return { job, instance };
}
