import { fastBuckets } from "./fast-buckets.ts";
import { counter, histogram } from "./kit/index.ts";

// A gRPC server's calls under the names of go-grpc-middleware (providers/prometheus), which others took over.

/** `grpc_type`: unary, client_stream, server_stream or bidi_stream. */
const call = ["grpc_type", "grpc_service", "grpc_method"] as const;

/** Above {@link handled} by the calls that are under way. */
export const started = counter("grpc_server_started_total", {
  help: "Calls that began on the server.",
  unit: "calls",
  labels: call,
});

/** `grpc_code` is the name of the status: OK, NotFound, DeadlineExceeded, Unavailable, … */
export const handled = counter("grpc_server_handled_total", {
  help: "Calls that ended on the server, whatever their status.",
  unit: "calls",
  labels: [...call, "grpc_code"],
});

export const messagesReceived = counter("grpc_server_msg_received_total", {
  help: "Messages received by the server, several in a stream.",
  unit: "messages",
  labels: call,
});

export const messagesSent = counter("grpc_server_msg_sent_total", {
  help: "Messages sent by the server, several in a stream.",
  unit: "messages",
  labels: call,
});

/** Only there where the server asks for it. Its P99 has to stay below 5 ms, where the bounds of the library begin: set these. */
export const handlingTime = histogram("grpc_server_handling_seconds", {
  help: "Time until a call ended on the server.",
  unit: "seconds",
  labels: call,
  buckets: fastBuckets,
});
