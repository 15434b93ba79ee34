/** Runs an operation on the engine; its failure says what was attempted, on what, and the engine's own words. */
export async function attempt<T>(what: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    throw new Error(`${what}: ${engineWords(error)}`, { cause: error });
  }
}

/** The engine's message, without the client's decoration; an unreachable engine is said to be that. */
export function engineWords(error: unknown): string {
  const { json, code, message } = error as { json?: { message?: unknown }; code?: unknown; message?: unknown };
  if (typeof json?.message === "string") return json.message.trim();
  const text = typeof message === "string" ? message.trim() : String(error);
  const unreachable = ["ENOENT", "ECONNREFUSED", "EACCES", "ECONNRESET", "ENOTFOUND", "EHOSTUNREACH"];
  if (typeof code !== "string" || !unreachable.includes(code)) return text;
  return `cannot reach the Docker engine (${text}). Is it running, and is DOCKER_HOST or docker:host right?`;
}

export function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404;
}

/** The HTTP status of the engine's answer, when the error is one. */
export function statusOf(error: unknown): number | undefined {
  const { statusCode, cause } = error as { statusCode?: unknown; cause?: unknown };
  if (typeof statusCode === "number") return statusCode;
  return cause === undefined ? undefined : statusOf(cause);
}
