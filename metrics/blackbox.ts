import { gauge } from "./kit/index.ts";

// The names and labels of prometheus/blackbox_exporter: the health exporter answers /probe with them, so that scrape
// configurations, dashboards and alerts written for it go on working.

export const success = gauge("probe_success", { help: "Whether the probe was a success.", unit: "boolean" });

export const duration = gauge("probe_duration_seconds", { help: "Time the probe took.", unit: "seconds" });

export const dnsLookupTime = gauge("probe_dns_lookup_time_seconds", {
  help: "Time the look-up of the name took.",
  unit: "seconds",
});

export const ipProtocol = gauge("probe_ip_protocol", { help: "IP version of the probe, 4 or 6.", unit: "version" });

/** Changes when the name leads to another address. */
export const ipAddressHash = gauge("probe_ip_addr_hash", { help: "Hash of the IP address.", unit: "hash" });

export const httpDuration = gauge("probe_http_duration_seconds", {
  help: "Time of the HTTP request by phase, all redirects together.",
  unit: "seconds",
  labels: ["phase"],
});

/** 0 when there was no answer. */
export const httpStatusCode = gauge("probe_http_status_code", { help: "HTTP status of the answer.", unit: "code" });

export const httpContentLength = gauge("probe_http_content_length", {
  help: "Length of the body as its header says.",
  unit: "bytes",
});

export const httpBodyLength = gauge("probe_http_uncompressed_body_length", {
  help: "Length of the body that was read.",
  unit: "bytes",
});

export const httpRedirects = gauge("probe_http_redirects", {
  help: "Redirects that were followed.",
  unit: "redirects",
});

export const httpSsl = gauge("probe_http_ssl", { help: "Whether the last request went over TLS.", unit: "boolean" });

export const httpVersion = gauge("probe_http_version", { help: "Version of HTTP of the answer.", unit: "version" });

export const httpLastModified = gauge("probe_http_last_modified_timestamp_seconds", {
  help: "When the answer was last modified, as its header says.",
  unit: "seconds",
});

export const failedDueToRegex = gauge("probe_failed_due_to_regex", {
  help: "Whether the probe failed because of a regular expression.",
  unit: "boolean",
});

export const earliestCertificateExpiry = gauge("probe_ssl_earliest_cert_expiry", {
  help: "When the first certificate of the chain expires, in Unix time.",
  unit: "seconds",
});

export const lastChainExpiry = gauge("probe_ssl_last_chain_expiry_timestamp_seconds", {
  help: "When the trusted chain expires.",
  unit: "seconds",
});

export const lastChainInfo = gauge("probe_ssl_last_chain_info", {
  help: "The server's certificate, always 1.",
  labels: ["fingerprint_sha256", "subject", "issuer", "subjectalternative", "serialnumber"],
});

export const tlsVersion = gauge("probe_tls_version_info", { help: "Version of TLS, always 1.", labels: ["version"] });

export const tlsCipher = gauge("probe_tls_cipher_info", { help: "Cipher of TLS, always 1.", labels: ["cipher"] });

export const grpcDuration = gauge("probe_grpc_duration_seconds", {
  help: "Time of the gRPC request by phase.",
  unit: "seconds",
  labels: ["phase"],
});

export const grpcSsl = gauge("probe_grpc_ssl", { help: "Whether the request went over TLS.", unit: "boolean" });

export const grpcStatusCode = gauge("probe_grpc_status_code", { help: "gRPC status of the answer.", unit: "code" });

export const grpcHealthcheckResponse = gauge("probe_grpc_healthcheck_response", {
  help: "What the health service said, 1 for its answer and 0 for the others.",
  unit: "boolean",
  labels: ["serving_status"],
});

/** Not one of blackbox_exporter's, which has no such probe; named like the others. */
export const websocketDuration = gauge("probe_websocket_duration_seconds", {
  help: "Time of the WebSocket probe by phase.",
  unit: "seconds",
  labels: ["phase"],
});

/** Not one of blackbox_exporter's; 101 when the handshake worked. */
export const websocketStatusCode = gauge("probe_websocket_status_code", {
  help: "HTTP status of the WebSocket handshake.",
  unit: "code",
});

/** Not one of blackbox_exporter's: why the probe failed; absent when it did not. */
export const failureReason = gauge("probe_failure_info", {
  help: "Why the probe failed, always 1.",
  labels: ["reason"],
});
