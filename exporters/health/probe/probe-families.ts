import { isIPv4 } from "node:net";
import { blackbox } from "../../../metrics/index.ts";
import { type Family, labelText } from "../../kit/index.ts";
import { createWriters, type Writers } from "../families/index.ts";
import type { Module, Outcome, Phase, Trace } from "../probes/index.ts";
import { servingStatuses } from "../probes/index.ts";

/** A probe in blackbox_exporter's names. */
export function probeFamilies({ failure, seconds, trace }: Outcome, { prober }: Module): readonly Family[] {
  const writers = createWriters();
  const add = (metric: Parameters<Writers["of"]>[0], value: number, labels: Readonly<Record<string, string>> = {}) =>
    writers.of(metric).add(labelText(labels), value);
  add(blackbox.success, failure === undefined ? 1 : 0);
  add(blackbox.duration, seconds);
  if (failure !== undefined) add(blackbox.failureReason, 1, { reason: failure.reason });
  if (trace.lookupSeconds !== undefined) add(blackbox.dnsLookupTime, trace.lookupSeconds);
  if (trace.address !== undefined) {
    add(blackbox.ipProtocol, isIPv4(trace.address) ? 4 : 6);
    add(blackbox.ipAddressHash, fnv(trace.address));
  }
  if (prober === "http") writeHttp(add, trace);
  if (prober === "grpc") writeGrpc(add, trace);
  if (prober === "tcp") add(blackbox.failedDueToRegex, trace.failedByExpression === true ? 1 : 0);
  if (prober === "websocket") {
    addPhases(add, blackbox.websocketDuration, trace, ["resolve", "connect", "tls", "upgrade", "pong"]);
    add(blackbox.websocketStatusCode, trace.webSocketStatus ?? 0);
  }
  writeTls(add, trace);
  return writers.end();
}

type Add = (metric: Parameters<Writers["of"]>[0], value: number, labels?: Readonly<Record<string, string>>) => void;

/** What there was no answer to tell is 0, as there. */
function writeHttp(add: Add, trace: Trace): void {
  const { http } = trace;
  addPhases(add, blackbox.httpDuration, trace, ["resolve", "connect", "tls", "processing", "transfer"]);
  add(blackbox.httpStatusCode, http?.status ?? 0);
  add(blackbox.httpVersion, http?.version ?? 0);
  add(blackbox.httpSsl, http?.secure === true ? 1 : 0);
  add(blackbox.httpRedirects, http?.redirects ?? 0);
  add(blackbox.httpBodyLength, http?.bodyBytes ?? 0);
  if (http?.contentLength !== undefined) add(blackbox.httpContentLength, http.contentLength);
  if (http?.lastModifiedMs !== undefined) add(blackbox.httpLastModified, http.lastModifiedMs / 1000);
  if (trace.failedByExpression !== undefined) add(blackbox.failedDueToRegex, trace.failedByExpression ? 1 : 0);
}

function writeGrpc(add: Add, trace: Trace): void {
  const { grpc } = trace;
  addPhases(add, blackbox.grpcDuration, trace, ["resolve", "connect", "tls", "check"]);
  add(blackbox.grpcSsl, grpc?.secure === true ? 1 : 0);
  if (grpc?.status !== undefined) add(blackbox.grpcStatusCode, grpc.status);
  if (grpc?.serving !== undefined)
    for (const status of servingStatuses)
      add(blackbox.grpcHealthcheckResponse, status === grpc.serving ? 1 : 0, { serving_status: status });
}

function writeTls(add: Add, { tls }: Trace): void {
  if (tls === undefined) return;
  add(blackbox.earliestCertificateExpiry, tls.earliestExpiry);
  if (tls.trusted) add(blackbox.lastChainExpiry, tls.earliestExpiry);
  add(blackbox.lastChainInfo, 1, {
    fingerprint_sha256: tls.fingerprint,
    subject: tls.subject,
    issuer: tls.issuer,
    subjectalternative: tls.dnsNames,
    serialnumber: tls.serialNumber,
  });
  add(blackbox.tlsVersion, 1, { version: tls.version });
  add(blackbox.tlsCipher, 1, { cipher: tls.cipher });
}

function addPhases(add: Add, metric: Parameters<Writers["of"]>[0], { phases }: Trace, names: readonly Phase[]): void {
  for (const phase of names) add(metric, phases[phase] ?? 0, { phase });
}

/** FNV-1a over the address's bytes; over its text for IPv6. */
function fnv(address: string): number {
  const bytes = isIPv4(address) ? Buffer.from(address.split(".").map(Number)) : Buffer.from(address);
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
