import type { Registry } from "prom-client";
import * as chat4all from "../../../../metrics/chat4all.ts";
import { type BreakerMeter, instrumentCircuitBreaker } from "../../../../metrics/instrument/index.ts";
import { instrument } from "../../../../metrics/kit/instrument/index.ts";
import type { Channel } from "../kafka/index.ts";
import type { Outcome } from "./channel-client.ts";

/** What a connector says about itself. */
export interface ConnectorMetrics {
  attempted(seconds: number, outcome: Outcome): void;
  forwarded(count: number): void;
  readonly breaker: BreakerMeter;
  /** Brings the gauge of what waits up to date. */
  refresh(stored: number): void;
}

/** Registers the metrics of a channel's connector; every series is there from the start. */
export function registerConnectorMetrics(registry: Registry, channel: Channel, limit: number): ConnectorMetrics {
  const sent = instrument(chat4all.messagesSent, registry);
  const duration = instrument(chat4all.connectorApiDuration, registry);
  const breaker = instrumentCircuitBreaker({ state: chat4all.circuitBreakerState }, registry, channel);
  const stored = instrument(chat4all.storedMessages, registry);
  const forwarded = instrument(chat4all.forwardedMessages, registry);
  instrument(chat4all.storedLimit, registry).set({ channel }, limit);
  for (const status of ["sent", "failed", "rejected"] satisfies Outcome[]) sent.inc({ channel, status }, 0);
  forwarded.inc({ channel }, 0);
  duration.zero({ channel });
  return {
    attempted(seconds, status) {
      sent.inc({ channel, status });
      duration.observe({ channel }, seconds);
    },
    forwarded: (count) => forwarded.inc({ channel }, count),
    breaker,
    refresh: (waiting) => stored.set({ channel }, waiting),
  };
}
