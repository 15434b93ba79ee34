import type { Found, Step, StepProgress } from "./step.ts";

/** A step that is under way, or waits for its turn. */
export interface BegunStep {
  readonly step: Step;
  /** Rejects when it cannot be measured; a step that comes after one of these, or after an end by the signal, has found nothing. */
  readonly found: Promise<Found & { readonly seconds: number }>;
  /** Told of its progress from now on, with what was told last. */
  onProgress(listener: (progress: StepProgress) => void): void;
}

/**
 * Begins rounds of steps, one round after the other: those of a round run beside each other.
 * One that fails ends those beside it, and none begins after it. Wait for all of them, also where one failed: they remove what they made.
 */
export function beginSteps(rounds: readonly (readonly Step[])[], signal: AbortSignal): readonly BegunStep[] {
  const failing = new AbortController();
  const ended = AbortSignal.any([signal, failing.signal]);
  let before: Promise<unknown> = Promise.resolve();
  return rounds.flatMap((round) => {
    const turn = before;
    const begun = round.map((step) => begin(step, turn, ended, (error) => failing.abort(error)));
    before = Promise.allSettled(begun.map(({ found }) => found));
    return begun;
  });
}

/** How long rounds take, in seconds. */
export function secondsOf(rounds: readonly (readonly Step[])[]): number {
  return rounds.reduce((sum, round) => sum + Math.max(0, ...round.map(({ seconds }) => seconds)), 0);
}

function begin(step: Step, turn: Promise<unknown>, signal: AbortSignal, fail: (error: unknown) => void): BegunStep {
  let listener: (progress: StepProgress) => void = () => {};
  let last: StepProgress | undefined;
  const run = async () => {
    await turn;
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    if (signal.aborted) return { parts: {}, complete: false, sentence: "not begun", seconds: seconds() };
    try {
      const done = await step.run({
        signal,
        onProgress: (progress) => {
          last = progress;
          listener(progress);
        },
      });
      return { ...done, seconds: seconds() };
    } catch (error) {
      fail(error);
      throw error;
    }
  };
  const found = run();
  // Whoever waits for it hears of it, perhaps later than it happens.
  found.catch(() => undefined);
  return {
    step,
    found,
    onProgress(given) {
      listener = given;
      if (last !== undefined) given(last);
    },
  };
}
