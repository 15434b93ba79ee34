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

  const deadline = setTimeout(() => abort(notDone), workMs);
  const late = setTimeout(() => {
    overrun = true;
    tell({ error: notDone }, false);
  }, budgetMs);
  const forget = () => {
    clearTimeout(deadline);
    clearTimeout(late);
  };
  const ended = Promise.resolve()
    .then(() => collect(context))
    .then(withoutTwins)
    .finally(forget)
    .then(
      (families) => tell({ families }, true),
      (error: unknown) => tell({ error }, true),
    );
  return { ended, overrun: () => overrun, abort, forget };
}

const notDone = new Error("not done at the deadline");

function withoutTwins(families: readonly Family[]): readonly Family[] {
  const names = families.map(({ definition }) => definition.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return families;
  throw new Error(`the family ${twice} was given twice; write all its samples with one writer`);
}
