import type { PartName, Status } from "../../result/index.ts";

/** One thing that a part judged: a rule, a route, a panel, a case. */
export interface Judged {
  readonly subject: string;
  readonly outcome: Status;
  readonly expected: string;
  readonly seen: string;
}

/** A part of the result as every form of the report tells it. */
export interface JudgedPart {
  readonly part: PartName;
  readonly title: string;
  readonly status: Status;
  /** What it measured, in half a line. */
  readonly sentence: string;
  /** What failed first. */
  readonly judged: readonly Judged[];
}

/** What failed, then what could not be measured, then the rest, each in its own order. */
export function worstFirst(judged: readonly Judged[]): Judged[] {
  return judged.toSorted((a, b) => order[a.outcome] - order[b.outcome]);
}

const order: Readonly<Record<Status, number>> = { failed: 0, "not measured": 1, passed: 2 };
