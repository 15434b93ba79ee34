import type { BreakerState } from "../../../../metrics/instrument/index.ts";

export interface Health {
  readonly status: "UP" | "DOWN";
  readonly components: Readonly<Record<string, { readonly status: "UP" | "DOWN"; readonly details?: unknown }>>;
}

/** In the form of Spring's actuator. An open breaker is no illness of the connector: it keeps the messages. */
export function healthOf(kafka: boolean, breaker: BreakerState, stored: number): Health {
  const status = kafka ? "UP" : "DOWN";
  return { status, components: { channelApi: { status: "UP", details: { breaker, stored } }, kafka: { status } } };
}
