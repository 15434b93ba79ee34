import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { Logger } from "../kit/index.ts";
import { EngineFault, type EngineSocket, readAnswer } from "./engine.ts";
import type { LabelTest } from "./labels.ts";
import type { ProxyMetrics } from "./proxy-metrics.ts";
import { redact, redactEvents, redactFailure } from "./redact/index.ts";
import type { Passage } from "./rules/index.ts";

/** A request on its way to the engine. */
export interface Passing {
  readonly passage: Passage;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly isAllowedLabel: LabelTest;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
}

export interface Surroundings {
  readonly engine: EngineSocket;
  readonly metrics: ProxyMetrics;
  readonly log: Logger;
}

/** Milliseconds without a byte taken after which a client is given up. */
const slowestReadMs = 30_000;

/** Asks the engine and answers with what may be shown. Never throws. */
export async function forward(passing: Passing, surroundings: Surroundings): Promise<void> {
  const { passage, response, timeoutMs } = passing;
  const { metrics, log } = surroundings;
  const began = performance.now();
  const left = new AbortController();
  response.once("close", () => left.abort(new Error("the client has gone")));
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error("late")), timeoutMs);
  const signal = AbortSignal.any([left.signal, late.signal]);
  const tell = (status: number) => metrics.answered(passage.endpoint, status, (performance.now() - began) / 1000);
  try {
    if (passage.endpoint === "events")
      await passStream(passing, surroundings, { signal, tell, onFirst: () => clearTimeout(timer) });
    else tell(await passAnswer(passing, surroundings, signal));
    metrics.engineUp(true);
  } catch (error) {
    // Whoever went away needs no answer, and says nothing about the engine.
    if (left.signal.aborted) return;
    const fault =
      error instanceof EngineFault ? error : new EngineFault(502, "the engine's answer cannot be read", error);
    metrics.engineUp(false);
    log.error({ err: fault, endpoint: passage.endpoint }, fault.message);
    if (response.headersSent) response.destroy();
    else send(passing, fault.status, `${JSON.stringify({ message: fault.message })}\n`);
    tell(fault.status);
  } finally {
    clearTimeout(timer);
  }
}

async function passAnswer(passing: Passing, { engine }: Surroundings, signal: AbortSignal): Promise<number> {
  const { passage, isAllowedLabel, maxAnswerBytes } = passing;
  const answer = await engine.ask(passage, { signal, stream: false });
  const status = answer.statusCode ?? 502;
  const text = await readAnswer(answer, maxAnswerBytes, signal);
  const versions = versionsIn(answer);
  if (status !== 200) send(passing, status, redactFailure(text), versions);
  else if (passage.endpoint === "ping") send(passing, status, "OK", versions, "text/plain; charset=utf-8");
  else if (passage.endpoint !== "events")
    send(passing, status, redact(passage.endpoint, text, isAllowedLabel), versions);
  return status;
}

interface Streaming {
  readonly signal: AbortSignal;
  readonly tell: (status: number) => void;
  readonly onFirst: () => void;
}

async function passStream(
  passing: Passing,
  { engine }: Surroundings,
  { signal, tell, onFirst }: Streaming,
): Promise<void> {
  const { passage, response, maxAnswerBytes } = passing;
  const answer = await engine.ask(passage, { signal, stream: true });
  onFirst();
  const status = answer.statusCode ?? 502;
  tell(status);
  if (status !== 200) return send(passing, status, redactFailure(await readAnswer(answer, maxAnswerBytes, signal)));
  response.writeHead(200, { "content-type": "application/json", ...versionsIn(answer) });
  response.flushHeaders();
  await pipeline(answer, redactEvents(), response);
}

/** Of the engine's headers, those by which clients find the version to speak. */
function versionsIn({ headers }: IncomingMessage): Record<string, string> {
  const shown = ["api-version", "docker-experimental", "ostype"] as const;
  return Object.fromEntries(
    shown.flatMap((name) => (typeof headers[name] === "string" ? [[name, headers[name]]] : [])),
  );
}

function send(
  { request, response }: Passing,
  status: number,
  body: string,
  headers: Record<string, string> = {},
  type = "application/json",
): void {
  // Whoever does not read what was asked for must not keep it in memory here.
  response.setTimeout(slowestReadMs, () => request.socket.destroy());
  response.writeHead(status, { ...headers, "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(request.method === "HEAD" ? undefined : body);
}
