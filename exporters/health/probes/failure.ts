/** Why a check fails, as far as that can be told apart from outside. */
export const failureReasons = [
  "resolve",
  "refused",
  "unreachable",
  "tls",
  "timeout",
  "closed",
  "protocol",
  "status",
  "redirect",
  "content",
  "too_large",
  "not_serving",
  "reported_down",
  "credentials",
] as const;

export type FailureReason = (typeof failureReasons)[number];

/** A probe that came to no good end, for a reason that has a name. */
export class ProbeError extends Error {
  override readonly name = "ProbeError";
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Finds the reason in whatever was thrown. */
export function failureOf(error: unknown): ProbeError {
  if (error instanceof ProbeError) return error;
  const { code = "", message } = error as NodeJS.ErrnoException;
  return new ProbeError(reasonOf(code), code === "" || message.includes(code) ? message : `${message} (${code})`, {
    cause: error,
  });
}

function reasonOf(code: string): FailureReason {
  if (code === "ECONNREFUSED") return "refused";
  if (code === "ECONNRESET" || code === "EPIPE" || code === "ERR_HTTP2_STREAM_CANCEL") return "closed";
  if (code === "ETIMEDOUT") return "timeout";
  if (/^E(HOST|NET)(UNREACH|DOWN)$|^EADDRNOTAVAIL$|^EACCES$|^EINVAL$/.test(code)) return "unreachable";
  if (/^ERR_(SSL|TLS|OSSL)|^EPROTO$/.test(code)) return "tls";
  return "protocol";
}

/** Whether somebody answered at all: what failed is then the answer, not the way to it. */
export function wasAnswered(reason: FailureReason | undefined): boolean {
  return reason === undefined || !silent.has(reason);
}

const silent: ReadonlySet<FailureReason> = new Set([
  "resolve",
  "refused",
  "unreachable",
  "tls",
  "timeout",
  "closed",
  "credentials",
]);
