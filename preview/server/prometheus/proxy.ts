import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { acceptsEncoding, type Logger } from "../../../exporters/kit/index.ts";
import type { Prometheus } from "./ask.ts";
import { PrometheusFault } from "./fault.ts";
import type { HeldAnswer } from "./hold-answer.ts";
import { judge, prefix } from "./judge.ts";
import type { ProxyMetrics } from "./proxy-metrics.ts";
import type { Turns } from "./turns.ts";
import type { Limits, Question, Refusal } from "./verdict.ts";

export interface ProxyOptions {
  readonly prometheus: Prometheus;
  readonly turns: Turns;
  readonly limits: () => Limits;
  readonly metrics: ProxyMetrics;
  readonly log: Logger;
  /** Told how every question went: why Prometheus cannot be asked, or undefined when it answers. */
  readonly tell: (fault: string | undefined) => void;
  /** Milliseconds in which a browser takes nothing of an answer until it is given up: what is held for it is others' room. @default 30 s */
  readonly slowestReadMs?: number;
}

/** Time beyond its own limit in which Prometheus may say that it did not make it. */
const graceMs = 1000;

/** `/api/prometheus`: what the page asks of Prometheus. Everything else is refused. */
export function addProxy(app: FastifyInstance, options: ProxyOptions): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    scope.setErrorHandler<FastifyError>((error, request, reply) => {
      const refusal = refusalOf(error, request);
      if (refusal !== undefined) return refuse(reply, refusal, options);
      options.log.error({ err: error }, "a query could not be passed on");
      return send(reply, 502, "the preview could not pass this on; its log has the cause");
    });
    scope.all(prefix, (request, reply) => pass(request, reply, options));
    scope.all(`${prefix}/*`, (request, reply) => pass(request, reply, options));
  });
}

async function pass(request: FastifyRequest, reply: FastifyReply, options: ProxyOptions): Promise<FastifyReply> {
  const { raw, body } = request;
  const form = typeof body === "string" ? { form: body } : {};
  const verdict = judge({ method: raw.method ?? "", target: raw.url ?? "", ...form }, options.limits());
  if ("refusal" in verdict) return refuse(reply, verdict.refusal, options);
  const left = leaving(reply.raw);
  try {
    const answer = await answerOf(verdict.question, left, options);
    if (!left.aborted) return sendAnswer(request, reply, answer, options);
    answer.release();
    return reply.hijack();
  } catch (error) {
    if (left.aborted) return reply.hijack();
    if (!(error instanceof PrometheusFault)) throw error;
    return send(reply, error.status, error.message);
  }
}

async function answerOf(question: Question, left: AbortSignal, options: ProxyOptions): Promise<HeldAnswer> {
  const { prometheus, turns, limits, metrics, tell } = options;
  const { endpoint } = question;
  const { timeoutMs } = limits();
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(lateFault(turns, timeoutMs)), timeoutMs + graceMs);
  const signal = AbortSignal.any([left, late.signal]);
  let end: (() => void) | undefined;
  try {
    end = await turns.take(signal);
    const began = performance.now();
    const answer = await prometheus.ask(question, signal);
    metrics.answered(endpoint, answer.status < 400 ? "success" : "error", (performance.now() - began) / 1000);
    tell(undefined);
    return answer;
  } catch (error) {
    const outcome = left.aborted ? "abandoned" : error instanceof PrometheusFault ? error.outcome : "unusable";
    metrics.failed(endpoint, outcome);
    if (outcome === "unreachable" || outcome === "unusable") tell((error as Error).message);
    throw error;
  } finally {
    clearTimeout(timer);
    end?.();
  }
}

function lateFault({ waiting, running }: Turns, timeoutMs: number): PrometheusFault {
  const busy = waiting > 0 ? ` (queries under way: ${running}, waiting: ${waiting})` : "";
  return new PrometheusFault("timeout", `Prometheus has not answered within ${timeoutMs / 1000} s${busy}`);
}

/** Aborted when the browser goes away before it is answered: Prometheus then stops working on it. */
function leaving(response: ServerResponse): AbortSignal {
  const left = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) left.abort(new Error("the browser has gone"));
  });
  return left.signal;
}

function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, parts, bytes, gzip, release }: HeldAnswer,
  { slowestReadMs = 30_000 }: ProxyOptions,
): FastifyReply {
  reply.raw.once("close", release);
  reply.raw.setTimeout(slowestReadMs, () => reply.raw.destroy());
  reply.code(status).type("application/json; charset=utf-8").header("vary", "accept-encoding");
  const body = Readable.from(parts);
  if (gzip && !acceptsEncoding("gzip", String(request.headers["accept-encoding"] ?? "")))
    return reply.send(body.pipe(createGunzip()));
  if (gzip) reply.header("content-encoding", "gzip");
  return reply.header("content-length", bytes).send(body);
}

/** What the framework finds wrong with a request before it is judged. */
function refusalOf({ statusCode = 500, code, message }: FastifyError, { server }: FastifyRequest): Refusal | undefined {
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return {
      status: 413,
      message: `the body is larger than the ${server.initialConfig.bodyLimit} bytes that are taken`,
    };
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE")
    return { status: 400, message: "send the parameters as application/x-www-form-urlencoded" };
  if (statusCode === 403) return { status: 403, message };
  return statusCode < 500 ? { status: 400, message } : undefined;
}

function refuse(reply: FastifyReply, { status, message, allow }: Refusal, { metrics }: ProxyOptions): FastifyReply {
  metrics.refused(status);
  if (allow !== undefined) reply.header("allow", allow);
  return send(reply, status, message);
}

function send(reply: FastifyReply, status: number, error: string): FastifyReply {
  return reply.code(status).send({ status: "error", errorType: "preview", error });
}
