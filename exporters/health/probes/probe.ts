import { failureOf, ProbeError } from "./failure.ts";
import { probeGrpc } from "./grpc.ts";
import { probeHttp } from "./http.ts";
import type { Module } from "./module.ts";
import type { ProbeContext } from "./open-socket.ts";
import type { Target } from "./target.ts";
import { probeTcp } from "./tcp.ts";
import type { Trace } from "./trace.ts";
import { probeWebSocket } from "./websocket.ts";

/** How a probe went; without a failure it succeeded. */
export interface Outcome {
  readonly failure: ProbeError | undefined;
  readonly seconds: number;
  readonly trace: Trace;
}

export interface ProbeOptions {
  /** Milliseconds at most; the module's own timeout counts when it is shorter. */
  readonly timeoutMs: number;
  /** Ends it before. */
  readonly signal?: AbortSignal;
}

/** Asks a target once. Never throws, and is done at the deadline, with every connection gone. */
export async function probe(target: Target, module: Module, { timeoutMs, signal }: ProbeOptions): Promise<Outcome> {
  const controller = new AbortController();
  const trace: Trace = { phases: {} };
  const begun = performance.now();
  const ms = Math.max(1, Math.min(module.timeoutMs, timeoutMs));
  const abort = () => controller.abort(new ProbeError("timeout", `no answer within ${Math.round(ms)} ms`));
  // After one more look at what has come: on a busy machine the answer may lie there already.
  const timer = setTimeout(() => setImmediate(abort), ms);
  signal?.addEventListener("abort", abort, { once: true });
  try {
    await Promise.race([ask(target, module, { signal: controller.signal, trace }), rejectedBy(controller.signal)]);
    return { failure: undefined, seconds: (performance.now() - begun) / 1000, trace };
  } catch (error) {
    return { failure: failureOf(error), seconds: (performance.now() - begun) / 1000, trace };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
    controller.abort();
  }
}

async function ask(target: Target, module: Module, context: ProbeContext): Promise<void> {
  if (module.prober === "http") return probeHttp(target, module, context);
  if (module.prober === "grpc") return probeGrpc(target, module, context);
  if (module.prober === "tcp") return probeTcp(target, module, context);
  return probeWebSocket(target, module, context);
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
