import type { LabelTest } from "../labels.ts";
import type { Endpoint } from "../rules/index.ts";
import { pick } from "./pick.ts";
import { shapeOf } from "./shapes.ts";

/** An engine's answer as it is shown. @throws SyntaxError when it is no JSON. */
export function redact(
  endpoint: Exclude<Endpoint, "ping" | "events">,
  text: string,
  isAllowedLabel: LabelTest,
): string {
  return `${JSON.stringify(pick(JSON.parse(text), shapeOf(endpoint, isAllowedLabel, pick)))}\n`;
}

/** The reason in an answer that is no success, and nothing else of it. */
export function redactFailure(text: string): string {
  let message: unknown;
  try {
    ({ message } = JSON.parse(text) as { readonly message?: unknown });
  } catch {
    // The engine gives JSON; whatever this is, it is not shown.
  }
  return `${JSON.stringify({ message: typeof message === "string" ? message.slice(0, 500) : "the engine gave no reason" })}\n`;
}
