import type { LoadOutcome } from "../../../../validation/dashboards/load.ts";
import type { Question } from "../../../../validation/dashboards/question.ts";

export function question(panel: string, written: string, more: Partial<Question> = {}): Question {
  return {
    dashboard: "api",
    panel,
    refId: "A",
    written,
    expr: written.replaceAll("$__rate_interval", "1m"),
    path: "query_range",
    form: new URLSearchParams({ query: written }),
    ...more,
  };
}

/** A load in which every question takes so long, with so many series or an error. */
export function loadOf(
  viewers: number,
  answers: readonly (readonly [question: Question, took: readonly number[], is: number | string])[],
  questions = answers.length,
): LoadOutcome {
  return {
    viewers,
    range: "1h",
    questions,
    outcomes: answers.flatMap(([question, took, is]) =>
      took.map((tookMs) => ({ question, tookMs, ...(typeof is === "number" ? { series: is } : { error: is }) })),
    ),
  };
}
