import { identity } from "./container-labels.ts";
import { counter } from "./kit/index.ts";

// Read in turn, not at every scrape: container_reading_age_seconds says how old. Containers on the host's network have none of their own.

const labels = [...identity, "interface"] as const;

export const networkReceivedBytes = counter("container_network_receive_bytes_total", {
  help: "Bytes received.",
  unit: "bytes",
  labels,
});

export const networkReceivedPackets = counter("container_network_receive_packets_total", {
  help: "Packets received.",
  unit: "packets",
  labels,
});

export const networkReceivedDropped = counter("container_network_receive_packets_dropped_total", {
  help: "Packets dropped on the way in.",
  unit: "packets",
  labels,
});

export const networkReceiveErrors = counter("container_network_receive_errors_total", {
  help: "Errors on the way in.",
  unit: "errors",
  labels,
});

export const networkSentBytes = counter("container_network_transmit_bytes_total", {
  help: "Bytes sent.",
  unit: "bytes",
  labels,
});

export const networkSentPackets = counter("container_network_transmit_packets_total", {
  help: "Packets sent.",
  unit: "packets",
  labels,
});

export const networkSentDropped = counter("container_network_transmit_packets_dropped_total", {
  help: "Packets dropped on the way out.",
  unit: "packets",
  labels,
});

export const networkSendErrors = counter("container_network_transmit_errors_total", {
  help: "Errors on the way out.",
  unit: "errors",
  labels,
});
