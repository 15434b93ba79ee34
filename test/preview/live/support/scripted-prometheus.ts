import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { ExecutionContext } from "ava";

/** A request as the preview's server passed it on. */
export interface AskedOfPrometheus {
  /** Below `/api/v1/`. */
  readonly path: string;
  readonly parameters: URLSearchParams;
}

/** A success, with what Prometheus remarks about it. */
export interface ScriptedSuccess {
  readonly data: unknown;
  readonly warnings?: readonly string[];
  readonly infos?: readonly string[];
}

/** What is answered: a success, or a whole answer with its status. */
export type ScriptedAnswer = ScriptedSuccess | { readonly status: number; readonly body: object };

export interface ScriptedPrometheus {
  readonly url: string;
  /** Everything asked so far; a test empties it where it begins to count. */
  readonly asked: AskedOfPrometheus[];
  /** Expressions of the queries asked so far. */
  expressions(): readonly string[];
}

/** Stands for a Prometheus where a test has to say when and what it answers; ends with the test. */
export async function startScriptedPrometheus(
  t: ExecutionContext,
  answer: (asked: AskedOfPrometheus) => ScriptedAnswer | Promise<ScriptedAnswer>,
): Promise<ScriptedPrometheus> {
  const asked: AskedOfPrometheus[] = [];
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://prometheus");
    const parameters = new URLSearchParams([...searchParams, ...new URLSearchParams(await bodyOf(request))]);
    const one = { path: pathname.replace("/api/v1/", ""), parameters };
    asked.push(one);
    const answered = await answer(one);
    const body = "status" in answered ? answered.body : { status: "success", ...answered };
    response.writeHead("status" in answered ? answered.status : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    expressions: () => asked.flatMap(({ parameters }) => parameters.get("query") ?? []),
  };
}

/** One series with the same value at every step of a range query, or a sample of an instant one. */
export function series({ path, parameters }: AskedOfPrometheus, value: number): ScriptedSuccess {
  if (path === "query")
    return {
      data: { resultType: "vector", result: [{ metric: {}, value: [Number(parameters.get("time")), String(value)] }] },
    };
  const [start = 0, end = 0, step = 1] = ["start", "end", "step"].map((name) => Number(parameters.get(name)));
  const values = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, n) => [
    start + n * step,
    String(value),
  ]);
  return { data: { resultType: "matrix", result: [{ metric: {}, values }] } };
}

/** An answer without a series. */
export const nothing: ScriptedAnswer = { data: { resultType: "matrix", result: [] } };

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}
