import type { Spread } from "../result/index.ts";
import { spreadOf } from "../statistics/index.ts";
import type { LoadOutcome } from "./load.ts";
import type { Question } from "./question.ts";

/** All answers to one question, in one load. */
export interface PanelOutcomes {
  readonly question: Question;
  readonly range: string;
  readonly viewers: number;
  readonly took: Spread;
  readonly series: number;
  /** The first of them. */
  readonly error?: string;
}

/** A load's outcomes by question, in an order that does not depend on who was first. */
export function byPanel({ outcomes, range, viewers }: LoadOutcome): readonly PanelOutcomes[] {
  const grouped = Map.groupBy(outcomes, ({ question }) => question);
  const all = [...grouped].map(([question, its]) => {
    const error = its.find((one) => one.error !== undefined)?.error;
    return {
      question,
      range,
      viewers,
      took: spreadOf(its.map(({ tookMs }) => tookMs)),
      series: Math.max(0, ...its.map(({ series = 0 }) => series)),
      ...(error !== undefined && { error }),
    };
  });
  return all.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Where somebody finds a panel. */
export function pathOf({ question: { dashboard, panel } }: Pick<PanelOutcomes, "question">): string {
  return `dashboards/${dashboard} › panel "${panel}"`;
}

function key({ question: { dashboard, panel, refId, path } }: PanelOutcomes): string {
  return JSON.stringify([dashboard, panel, refId, path]);
}
