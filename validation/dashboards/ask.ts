import { type Connection, dataOf } from "../connection/index.ts";
import type { Question } from "./question.ts";

/** How a question ended. */
export interface Outcome {
  readonly question: Question;
  /** Milliseconds that Prometheus and the network took. */
  readonly tookMs: number;
  /** Of an answer that was read. */
  readonly series?: number;
  /** The words of Prometheus, or what came between. */
  readonly error?: string;
}

/** The answers to a question are alike, so that one of them is read, and reading costs no time while many are under way. */
export type SeriesKnown = Map<Question, number>;

/** Asks a question over a viewer's connections; what goes wrong is an outcome as well. */
export async function ask(question: Question, connection: Connection, known: SeriesKnown): Promise<Outcome> {
  const began = performance.now();
  let tookMs: number | undefined;
  try {
    const reply = await connection.post(question.path, question.form);
    tookMs = reply.tookMs;
    const before = reply.status === 200 ? known.get(question) : undefined;
    const series = before ?? seriesIn(await dataOf<QueryResult>(reply));
    known.set(question, series);
    return { question, tookMs, series };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { question, tookMs: tookMs ?? performance.now() - began, error: words };
  }
}

interface QueryResult {
  readonly resultType: string;
  readonly result: readonly unknown[];
}

function seriesIn({ resultType, result }: QueryResult): number {
  return resultType === "scalar" || resultType === "string" ? 1 : result.length;
}
