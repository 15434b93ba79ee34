import type { Reply } from "./connection.ts";

/** What Prometheus has against a question, in its own words. */
export class QueryError extends Error {}

/**
 * The data of an answer of Prometheus's API.
 * @throws QueryError when it is no success.
 */
export async function dataOf<T>({ status, text }: Pick<Reply, "status" | "text">): Promise<T> {
  const body = await text();
  const answer = parsed(body);
  if (answer?.status === "success") return answer.data as T;
  if (answer?.error === undefined) throw new QueryError(`answers ${status}: ${body.slice(0, 200).trim()}`);
  throw new QueryError(`${answer.errorType === undefined ? "" : `${answer.errorType}: `}${answer.error}`);
}

interface Answer {
  readonly status?: string;
  readonly data?: unknown;
  readonly errorType?: string;
  readonly error?: string;
}

function parsed(body: string): Answer | undefined {
  try {
    return JSON.parse(body) as Answer;
  } catch {
    return undefined;
  }
}
