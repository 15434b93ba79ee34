import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../../../exporters/kit/index.ts";
import { reasonOf } from "./dependency.ts";

/** The way from the start of the process until there is work to be done. */
export interface StartUp {
  /** How long it took; undefined while it is under way. */
  seconds(): number | undefined;
  /** Resolves when it is done or was broken off. */
  readonly done: Promise<void>;
}

/** One thing that must have worked once; tried again until it has. */
export interface Step {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

const retryMs = 250;

/** Takes the steps one after the other, after a delay; ends early when `stopped`. */
export function startUp(steps: readonly Step[], log: Logger, stopped: AbortSignal, delayMs = 0): StartUp {
  let seconds: number | undefined;
  const run = async () => {
    await sleep(delayMs, undefined, { signal: stopped });
    for (const step of steps) await take(step, log, stopped);
    seconds = Math.round(performance.now()) / 1000;
    log.info({ seconds }, "started");
  };
  const done = run().catch((error: unknown) => {
    if (!stopped.aborted) throw error;
  });
  return { seconds: () => seconds, done };
}

async function take({ name, run }: Step, log: Logger, stopped: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await run();
      return;
    } catch (error) {
      if (attempt === 1) log.warn({ step: name, reason: reasonOf(error) }, "cannot start yet, tries again");
    }
    await sleep(retryMs, undefined, { signal: stopped });
  }
}
