/** A deployment that Pulumi did not finish; the message is what the engine, the service or its tool said. */
export class DeploymentError extends Error {
  override readonly name = "DeploymentError";
}

/** The messages of a failed operation, each once, without Pulumi's summary of them. */
export function deploymentError(messages: readonly string[], cause: unknown): DeploymentError {
  const told = [...new Set(messages.map(clean))].filter((message) => message !== "" && !isSummary(message));
  const text = told.length > 0 ? told.join("\n") : cause instanceof Error ? cause.message : String(cause);
  return new DeploymentError(text, { cause });
}

function clean(message: string): string {
  return message.replaceAll(/<\{%[^%]*%\}>/g, "").trim();
}

function isSummary(message: string): boolean {
  return /^(update|resource \S+|preview|destroy) failed$|^\d+ errors? occurred:$/i.test(message);
}
