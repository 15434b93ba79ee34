import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "../connection/index.ts";
import type { PrometheusAddress } from "../observe/index.ts";
import { ask, type Outcome, type SeriesKnown } from "./ask.ts";
import type { Question } from "./question.ts";

export interface LoadOptions {
  readonly endpoint: PrometheusAddress;
  readonly viewers: number;
  /** After them nobody opens another dashboard. */
  readonly seconds: number;
  /** Seconds within which all viewers come. @default 5, at most a quarter of the time */
  readonly arrival?: number;
  readonly signal?: AbortSignal;
  readonly onAsked: () => void;
}

/** What came of one number of viewers and one range. */
export interface LoadOutcome {
  readonly viewers: number;
  readonly range: string;
  readonly outcomes: readonly Outcome[];
  /** Questions that the dashboards have. */
  readonly questions: number;
}

/** To one host, by HTTP/1.1, in every browser of today. */
const connectionsOfBrowser = 6;

/**
 * So many viewers who look at all dashboards, each beginning with another one: a viewer opens a dashboard, waits until all of its
 * panels have answers, and opens the next. Each looks at each dashboard once, unless the time is over.
 * @throws the signal's reason once what was asked has been answered
 */
export async function load(dashboards: readonly (readonly Question[])[], options: LoadOptions): Promise<Outcome[]> {
  const { viewers, seconds, arrival = Math.min(5, seconds / 4) } = options;
  const endsAt = performance.now() + seconds * 1000;
  const apartMs = (arrival * 1000) / viewers;
  const known: SeriesKnown = new Map();
  const all = await Promise.all(
    Array.from({ length: viewers }, async (_, viewer) => {
      await sleep(viewer * apartMs);
      const first = Math.floor((viewer * dashboards.length) / viewers);
      const inTurn = [...dashboards.slice(first), ...dashboards.slice(0, first)];
      return look(inTurn, { ...options, endsAt, known });
    }),
  );
  options.signal?.throwIfAborted();
  return all.flat();
}

async function look(
  dashboards: readonly (readonly Question[])[],
  { endpoint, endsAt, known, signal, onAsked }: LoadOptions & { readonly endsAt: number; readonly known: SeriesKnown },
): Promise<Outcome[]> {
  const connection = connect(endpoint, connectionsOfBrowser);
  const outcomes: Outcome[] = [];
  try {
    for (const questions of dashboards) {
      if ((outcomes.length > 0 && performance.now() >= endsAt) || signal?.aborted === true) break;
      const asked = questions.map(async (question) => {
        const outcome = await ask(question, connection, known);
        onAsked();
        return outcome;
      });
      outcomes.push(...(await Promise.all(asked)));
    }
  } finally {
    connection.close();
  }
  return outcomes;
}
