import { counter, gauge } from "./kit/index.ts";

export const receivedBytes = counter("node_network_receive_bytes_total", {
  help: "Bytes received.",
  unit: "bytes",
  labels: ["device"],
});

export const sentBytes = counter("node_network_transmit_bytes_total", {
  help: "Bytes sent.",
  unit: "bytes",
  labels: ["device"],
});

export const receivedPackets = counter("node_network_receive_packets_total", {
  help: "Packets received.",
  unit: "packets",
  labels: ["device"],
});

export const sentPackets = counter("node_network_transmit_packets_total", {
  help: "Packets sent.",
  unit: "packets",
  labels: ["device"],
});

export const receiveErrors = counter("node_network_receive_errs_total", {
  help: "Packets received with errors.",
  unit: "packets",
  labels: ["device"],
});

export const sendErrors = counter("node_network_transmit_errs_total", {
  help: "Packets that could not be sent.",
  unit: "packets",
  labels: ["device"],
});

export const receiveDrops = counter("node_network_receive_drop_total", {
  help: "Packets received and dropped.",
  unit: "packets",
  labels: ["device"],
});

export const sendDrops = counter("node_network_transmit_drop_total", {
  help: "Packets dropped instead of sent.",
  unit: "packets",
  labels: ["device"],
});

export const interfaceUp = gauge("node_network_up", {
  help: "Whether a network interface is up.",
  unit: "boolean",
  labels: ["device"],
});

/** Exposed without a type. */
export const tcpConnections = gauge("node_netstat_Tcp_CurrEstab", {
  help: "TCP connections that are open.",
  unit: "connections",
});

/** Exposed without a type. */
export const tcpSegmentsSent = counter("node_netstat_Tcp_OutSegs", {
  help: "TCP segments sent, repetitions left out.",
  unit: "segments",
  legacyName: true,
});

/** Exposed without a type. */
export const tcpSegmentsResent = counter("node_netstat_Tcp_RetransSegs", {
  help: "TCP segments sent again.",
  unit: "segments",
  legacyName: true,
});

export const conntrackEntries = gauge("node_nf_conntrack_entries", {
  help: "Connections the firewall follows.",
  unit: "connections",
});

/** At the limit new connections fail. */
export const conntrackLimit = gauge("node_nf_conntrack_entries_limit", {
  help: "Connections the firewall can follow.",
  unit: "connections",
});

// The clock and open files of the host

export const clockOffset = gauge("node_timex_offset_seconds", {
  help: "Difference between the host's clock and its reference.",
  unit: "seconds",
});

/** The kernel's own bound: it grows while no time server is heard, and stops at 16 s. */
export const clockMaxError = gauge("node_timex_maxerror_seconds", {
  help: "How far the host's clock may be off.",
  unit: "seconds",
});

export const clockSynchronised = gauge("node_timex_sync_status", {
  help: "Whether the host's clock follows a time server.",
  unit: "boolean",
});

export const openFiles = gauge("node_filefd_allocated", { help: "Open files on the host.", unit: "files" });

export const maxFiles = gauge("node_filefd_maximum", { help: "Open files the host allows.", unit: "files" });
