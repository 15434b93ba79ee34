import { type Counter, counter, type Gauge, gauge } from "../kit/index.ts";
import { prefixed } from "./prefixed.ts";

/** What a service says about its WebSockets. */
export interface WebSocketMetrics {
  readonly connections: Counter<never>;
  readonly active: Gauge<never>;
  readonly sent: Counter<never>;
  /** Left out where a service does not tell. */
  readonly received?: Counter<never>;
}

/** Metrics of WebSockets under a prefix: `webSocketMetrics("shop").active` is `shop_websocket_connections_active`. */
export function webSocketMetrics(prefix: string): Required<WebSocketMetrics> {
  const name = (rest: string) => prefixed(prefix, `websocket_${rest}`);
  return {
    connections: counter(name("connections_total"), {
      help: "WebSocket connections opened.",
      unit: "connections",
    }),
    active: gauge(name("connections_active"), { help: "WebSocket connections that are open.", unit: "connections" }),
    sent: counter(name("messages_sent_total"), { help: "Messages sent over WebSockets.", unit: "messages" }),
    received: counter(name("messages_received_total"), {
      help: "Messages received over WebSockets.",
      unit: "messages",
    }),
  };
}
