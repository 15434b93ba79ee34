import { durationMs, type Parameter, parameters, timeMs } from "./parameters.ts";
import type { Endpoint, Limits, Question, Refusal, Verdict } from "./verdict.ts";

/** What decides about a request. */
export interface Asked {
  readonly method: string;
  /** As it stood in the request line, byte for byte. */
  readonly target: string;
  /** The body of a POST: a form. */
  readonly form?: string;
}

/** Where the proxy stands; the path behind it is Prometheus's. */
export const prefix = "/api/prometheus";

/** Every path there is. Nothing is decoded or tidied: what differs in one character is another path. */
const endpoints: readonly { readonly endpoint: Endpoint; readonly path: RegExp; readonly post?: true }[] = [
  { endpoint: "query", path: /^\/api\/v1\/query$/, post: true },
  { endpoint: "query_range", path: /^\/api\/v1\/query_range$/, post: true },
  { endpoint: "series", path: /^\/api\/v1\/series$/, post: true },
  { endpoint: "labels", path: /^\/api\/v1\/labels$/, post: true },
  { endpoint: "label_values", path: /^\/api\/v1\/label\/[a-zA-Z_][a-zA-Z0-9_]{0,255}\/values$/ },
  { endpoint: "metadata", path: /^\/api\/v1\/metadata$/ },
  { endpoint: "rules", path: /^\/api\/v1\/rules$/ },
  { endpoint: "alerts", path: /^\/api\/v1\/alerts$/ },
];

const allowed =
  "passed on are query, query_range, series, labels, label/NAME/values, metadata, rules and alerts below /api/v1";

/** Passes on what is on the list, and nothing else; what is passed on is written anew. */
export function judge({ method, target, form }: Asked, limits: Limits): Verdict {
  const mark = target.indexOf("?");
  const path = mark === -1 ? target : target.slice(0, mark);
  const search = mark === -1 ? "" : target.slice(mark + 1);
  const below = path.startsWith(prefix) ? path.slice(prefix.length) : "";
  const found = endpoints.find((one) => one.path.test(below));
  if (found === undefined) return refuse(404, `this path is not passed on to Prometheus; ${allowed}`);
  const methods = found.post === undefined ? ["GET"] : ["GET", "POST"];
  if (!methods.includes(method)) return refuse(405, `use ${methods.join(" or ")} here`, methods.join(", "));
  if (method === "POST" && search !== "") return refuse(400, "the parameters of a POST belong in its body");
  const given = [...new URLSearchParams(method === "POST" ? (form ?? "") : search)];
  const fault = faultOf(found.endpoint, given, limits);
  if (fault !== undefined) return { refusal: fault };
  return {
    question: {
      endpoint: found.endpoint,
      method: method as Question["method"],
      path: below,
      parameters: bounded(found.endpoint, given, limits),
    },
  };
}

function faultOf(endpoint: Endpoint, given: Question["parameters"], limits: Limits): Refusal | undefined {
  const known: Readonly<Record<string, Parameter>> = parameters[endpoint];
  for (const [index, [name, value]] of given.entries()) {
    const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
    if (parameter === undefined) {
      const names = Object.keys(known).join(", ") || "none";
      return fault(400, `the parameter ${shown(name)} is not passed on; known here: ${names}`);
    }
    if (!parameter.many && given.findIndex(([other]) => other === name) !== index)
      return fault(400, `the parameter ${name} is given more than once`);
    const bytes = Buffer.byteLength(value);
    if (bytes > limits.maxQueryBytes)
      return fault(413, `${name} has ${bytes} bytes; at most ${limits.maxQueryBytes} are passed on`);
    if (!parameter.kind.form.test(value)) return fault(400, `${name} ${parameter.kind.allowed}, not ${shown(value)}`);
  }
  return endpoint === "query_range" ? resolutionFault(new Map(given), limits) : undefined;
}

/** Prometheus's own limit, which cannot be changed there. Without all three Prometheus says what is missing. */
function resolutionFault(given: ReadonlyMap<string, string>, { maxPoints }: Limits): Refusal | undefined {
  const [start, end, step] = [given.get("start"), given.get("end"), given.get("step")];
  if (start === undefined || end === undefined || step === undefined) return undefined;
  const stepMs = durationMs(step);
  if (stepMs <= 0) return fault(400, "step must be more than zero");
  const points = Math.floor((timeMs(end) - timeMs(start)) / stepMs);
  if (Number.isNaN(points)) return fault(400, "start and end must be moments that exist");
  if (points <= maxPoints) return undefined;
  return fault(
    400,
    `from start to end there are ${points} steps; at most ${maxPoints} are passed on: use a larger step`,
  );
}

/** Prometheus stops working on a query when nobody waits for it any more. */
function bounded(endpoint: Endpoint, given: Question["parameters"], { timeoutMs }: Limits): Question["parameters"] {
  if (endpoint !== "query" && endpoint !== "query_range") return given;
  const wanted = given.find(([name]) => name === "timeout")?.[1];
  const ms = Math.min(timeoutMs, wanted === undefined ? timeoutMs : Math.max(1, durationMs(wanted)));
  return [...given.filter(([name]) => name !== "timeout"), ["timeout", `${Math.ceil(ms)}ms`]];
}

function refuse(status: Refusal["status"], message: string, allow?: string): Verdict {
  return { refusal: { status, message, ...(allow !== undefined && { allow }) } };
}

function fault(status: Refusal["status"], message: string): Refusal {
  return { status, message };
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
