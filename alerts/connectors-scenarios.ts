import {
  circuitBreakerState,
  forwardedMessages,
  messagesSent,
  storedLimit,
  storedMessages,
} from "../metrics/chat4all.ts";
import { constant, ramp, type SampleSeries, type Shape } from "./kit/index.ts";

const channel = "whatsapp";
const connector = { job: "connector-whatsapp", instance: "connector-whatsapp:8083", channel };

/** Attempts to send in each quarter of a minute, by outcome, with the breaker closed unless told otherwise. */
export function attempts(
  { sent = 0, failed = 0, rejected = 0 }: { sent?: number; failed?: number; rejected?: number },
  breaker: readonly Shape[] = [constant(0)],
): readonly SampleSeries[] {
  const growing = (by: number): Shape => ramp({ from: 0, by, per: "15s" });
  return [
    messagesSent.series({ ...connector, status: "sent" }, growing(sent)),
    messagesSent.series({ ...connector, status: "failed" }, growing(failed)),
    messagesSent.series({ ...connector, status: "rejected" }, growing(rejected)),
    circuitBreakerState.series(connector, breaker),
  ];
}

/** Every attempt ends like this for twenty minutes, and well from then on. */
export function renewed(status: "failed" | "rejected"): readonly SampleSeries[] {
  return [
    messagesSent.series({ ...connector, status: "sent" }, [
      constant(0, "20m"),
      ramp({ from: 0, by: 10, per: "15s", lasts: "20m" }),
    ]),
    messagesSent.series({ ...connector, status }, [
      ramp({ from: 0, by: 10, per: "15s", lasts: "20m" }),
      constant(800, "20m"),
    ]),
  ];
}

/** How many messages a connector keeps, of ten thousand it can. */
export function stored(...samples: readonly Shape[]): readonly SampleSeries[] {
  return [storedMessages.series(connector, samples), storedLimit.series(connector, constant(10_000))];
}

/** A connector that keeps messages, what it sends of them, and its breaker. */
export function forwarding(
  kept: readonly Shape[],
  forwarded: readonly Shape[],
  breaker: readonly Shape[] = [constant(0)],
): readonly SampleSeries[] {
  return [
    ...stored(...kept),
    forwardedMessages.series(connector, forwarded),
    circuitBreakerState.series(connector, breaker),
  ];
}
