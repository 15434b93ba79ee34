import { setImmediate } from "node:timers/promises";

/** Work in small pieces: between them, others may have their turn. */
export type Steps<Result = void> = Generator<void, Result>;

/** Milliseconds of work after which others have theirs: health checks and other scrapes are answered meanwhile. */
const turnMs = 10;

/** Does the work with pauses. */
export async function paced<Result>(steps: Steps<Result>): Promise<Result> {
  let began = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - began < turnMs) continue;
    await setImmediate();
    began = performance.now();
  }
}

/** Does the work in one go. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
