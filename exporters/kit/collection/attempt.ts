import type { Family } from "../exposition/index.ts";
import { type CollectionContext, type CollectorOutcome, createContext } from "./context.ts";
import type { Fitting } from "./level.ts";

/** How a collection stands when it has ended, or when it should have. */
export interface AttemptOutcome {
  readonly beganAt: number;
  readonly durationMs: number;
  readonly collectors: ReadonlyMap<string, CollectorOutcome>;
  /** Absent when it failed. */
  readonly families?: readonly Family[];
  /** Why there are no families. */
  readonly error?: unknown;
}

/** One collection under way. */
export interface Attempt {
  readonly ended: Promise<void>;
  /** When it has ended or overrun: always after the abort and the time to write down what is known. */
  readonly endedOrOverrun: Promise<void>;
  /** Whether it was not done at the end of its budget. */
  overrun(): boolean;
  abort(reason: Error): void;
  /** Stops looking at the clock. */
  forget(): void;
}

export interface AttemptOptions {
  readonly collect: (context: CollectionContext) => Promise<readonly Family[]>;
  readonly budgetMs: number;
  readonly now: () => number;
  readonly fit: Fitting["fit"];
  /** Told when the budget is over before the end, and at the end. */
  readonly onOutcome: (outcome: AttemptOutcome, ended: boolean) => void;
}

/** Milliseconds left after the abort to write down what is known, at most this share of the budget. */
const windUp = { ms: 250, share: 0.1 };

/** Begins a collection. It is told to end a little before its budget is over; whether it does is its own affair. */
export function beginAttempt({ collect, budgetMs, now, fit, onOutcome }: AttemptOptions): Attempt {
  const beganAt = now();
  const workMs = budgetMs - Math.min(windUp.ms, budgetMs * windUp.share);
  const { context, abort, outcomes } = createContext(beganAt + workMs, now, fit);
  let overrun = false;
  const tell = (result: Pick<AttemptOutcome, "families" | "error">, hasEnded: boolean) =>
    onOutcome({ beganAt, durationMs: now() - beganAt, collectors: outcomes(notDone), ...result }, hasEnded);

  const late = Promise.withResolvers<void>();
  // The second begins when the first is over: in a process that was held up, two timers may come in any order.
  let timer = setTimeout(() => {
    abort(notDone);
    timer = setTimeout(() => {
      overrun = true;
      tell({ error: notDone }, false);
      late.resolve();
    }, budgetMs - workMs);
  }, workMs);
  const forget = () => clearTimeout(timer);
  const ended = Promise.resolve()
    .then(() => collect(context))
    .then(withoutTwins)
    .finally(forget)
    .then(
      (families) => tell({ families }, true),
      (error: unknown) => tell({ error }, true),
    );
  return { ended, endedOrOverrun: Promise.race([ended, late.promise]), overrun: () => overrun, abort, forget };
}

const notDone = new Error("not done at the deadline");

function withoutTwins(families: readonly Family[]): readonly Family[] {
  const names = families.map(({ definition }) => definition.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return families;
  throw new Error(`the family ${twice} was given twice; write all its samples with one writer`);
}
