import type { FailureKind } from "../reading/index.ts";
import type { Explanation } from "./call-error.ts";

/** Says in words what went wrong on the way to a broker, from the innermost error that says anything. */
export function explainFailure(error: unknown, address: string): Explanation {
  const chain = causes(error);
  for (const rule of rules) {
    for (const link of chain) {
      const message = rule.match(link);
      if (message !== undefined) return { kind: rule.kind, code: codeOf(link), message: `${address}: ${message}` };
    }
  }
  const inner = chain.at(-1);
  const message = inner instanceof Error ? inner.message : String(error);
  return { kind: "connection-lost", code: codeOf(inner), message: `${address}: ${message}` };
}

interface Rule {
  readonly kind: FailureKind;
  /** What to say of this error; undefined when the rule is not about it. */
  match(error: unknown): string | undefined;
}

/** In order: the first rule that knows one of the errors decides. */
const rules: readonly Rule[] = [
  rule("name-resolution", /^(ENOTFOUND|EAI_)/, () => "the host name has no address"),
  rule("unreachable", /^ECONNREFUSED$/, () => "nothing listens there"),
  rule("unreachable", /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, () => "no route leads there"),
  rule("local-file", /^(ENOENT|EACCES|EISDIR|EPERM)$/, (error) => error.message),
  rule("authentication", /^PLT_KFK_AUTHENTICATION$/, (error) => authenticationWords(error)),
  rule("tls", /^PLT_KFK_USER$/, (error) => (/TLS/.test(error.message) ? tlsWords(error) : undefined)),
  rule(
    "tls",
    /^(ERR_TLS_|ERR_SSL_|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|CERT_|ERR_OSSL|HOSTNAME_MISMATCH)/,
    (error) => tlsWords(error),
  ),
  rule("timeout", /^(ETIMEDOUT|ABORT_ERR)$/, () => "no answer in time"),
  // The client gives its timeouts the code of its network errors.
  rule("timeout", /^PLT_KFK_/, (error) => (/timed out/.test(error.message) ? "no answer in time" : undefined)),
  { kind: "malformed", match: (error) => (error instanceof RangeError ? "the answer could not be read" : undefined) },
  rule("tls", /^ECONNRESET$/, (error) =>
    /TLS/.test(error.message) ? "TLS failed: the other side hung up; the listener may speak no TLS" : undefined,
  ),
  rule("connection-lost", /^(ECONNRESET|EPIPE)$/, () => "the connection was closed by the other side"),
  rule("connection-lost", /^PLT_KFK_NETWORK$/, (error) =>
    /closed/i.test(error.message) ? "the connection was closed by the other side" : undefined,
  ),
];

function rule(kind: FailureKind, codes: RegExp, words: (error: Error) => string | undefined): Rule {
  return {
    kind,
    match: (error) => (error instanceof Error && codes.test(codeOf(error)) ? words(error) : undefined),
  };
}

function authenticationWords(error: Error): string {
  const answers = causes(error).map((link) => (link as { response?: SaslAnswer } | null)?.response);
  const offered = answers.find((answer) => answer?.mechanisms !== undefined)?.mechanisms;
  if (offered !== undefined) {
    return `the broker does not offer the SASL mechanism of the settings; it offers ${offered.join(", ") || "none"}`;
  }
  const said = answers.find((answer) => answer?.errorMessage)?.errorMessage;
  if (answers.some((answer) => answer?.errorCode !== undefined)) {
    return `the broker refused user and password, or the token${said ? `: ${said}` : ""}`;
  }
  const inner = causes(error).at(-1);
  const detail = inner instanceof Error && inner !== error ? `: ${inner.message}` : "";
  return `${error.message.replace(/\.$/, "")}${detail}`;
}

/** What a broker says when it does not accept who we are. */
interface SaslAnswer {
  readonly errorCode?: number;
  readonly errorMessage?: string | null;
  readonly mechanisms?: readonly string[];
}

function tlsWords(error: Error): string {
  return /Broker requires TLS/.test(error.message)
    ? "the listener speaks TLS, and the settings have none"
    : `TLS failed: ${error.message.replace(/\.$/, "")}`;
}

/** The error, what caused it, and what caused that; of several at once all. */
function causes(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  const visit = (link: unknown) => {
    if (link === undefined || link === null || chain.includes(link)) return;
    chain.push(link);
    if (link instanceof AggregateError) link.errors.forEach(visit);
    if (link instanceof Error) visit(link.cause);
  };
  visit(error);
  return chain;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code === "string") return code;
  if (typeof code === "number") return String(code);
  return error instanceof Error ? error.name : "UNKNOWN";
}
