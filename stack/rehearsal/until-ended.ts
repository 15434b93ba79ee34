/** How work went that a person may end. */
export interface Ended<T> {
  /** Undefined when it was ended before there was any. */
  readonly value: T | undefined;
  /** What ended it; the exit code is 130 then. */
  readonly by: NodeJS.Signals | undefined;
}

export interface EndingOptions {
  /**
   * Removes what the work made. Called once, when the work is over; from then on nothing breaks it off but a kill.
   * @default the work removes what it made itself
   */
  readonly cleanUp?: () => Promise<void>;
  /** Told what happens when somebody presses Ctrl-C, a sentence each. */
  readonly tell: (sentence: string) => void;
  /** The command that removes what a killed process leaves: `sightline validate rehearse`. */
  readonly remedy: string;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Does work to its end or to the first SIGINT, SIGTERM or SIGHUP, and cleans up once, whatever happened. That nobody reads any more
 * what is printed ends it, too: a pipe that is closed is heard of as an error of its stream, which would end the process on the spot.
 * The work learns of a signal through `ended` and may still return what it has. Rejects when the work failed by itself, or the clean-up did.
 */
export async function untilEnded<T>(
  work: (ended: AbortSignal) => Promise<T>,
  { cleanUp, tell, remedy }: EndingOptions,
): Promise<Ended<T>> {
  const ending = new AbortController();
  let by: NodeJS.Signals | undefined;
  let cleaning = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (by === undefined && !cleaning) tell("Ended early; removing what was made.");
    else tell(`It is being removed. Should that be killed (kill -9 ${process.pid}), ${remedy} removes the rest.`);
    by ??= signal;
    ending.abort(new Error(`ended by ${signal}`));
  };
  const onDeaf = () => {
    by ??= "SIGPIPE";
    ending.abort(new Error("nobody reads any more what is printed"));
  };
  for (const signal of signals) process.on(signal, onSignal);
  for (const stream of [process.stdout, process.stderr]) stream.on("error", onDeaf);
  // Work that waits for nothing but a signal would let the process end by itself, without its clean-up.
  const awake = setInterval(() => undefined, 60_000);
  try {
    let value: T | undefined;
    try {
      value = await work(ending.signal);
    } catch (error) {
      if (!ending.signal.aborted) throw error;
    } finally {
      cleaning = true;
      await cleanUp?.();
    }
    return { value, by };
  } finally {
    clearInterval(awake);
    for (const signal of signals) process.off(signal, onSignal);
    for (const stream of [process.stdout, process.stderr]) stream.off("error", onDeaf);
  }
}
