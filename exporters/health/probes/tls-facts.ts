import { X509Certificate } from "node:crypto";
import type { DetailedPeerCertificate, TLSSocket } from "node:tls";

/** What a TLS handshake brought to light. */
export interface TlsFacts {
  /** `TLS 1.3`. */
  readonly version: string;
  readonly cipher: string;
  /** Unix seconds; the chain as far as it is known. */
  readonly earliestExpiry: number;
  readonly trusted: boolean;
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly dnsNames: string;
  readonly serialNumber: string;
}

/** Reads the facts off a socket whose handshake is done; undefined when the server showed no certificate. */
export function tlsFacts(socket: TLSSocket): TlsFacts | undefined {
  const leaf = socket.getPeerCertificate(true);
  if (!Buffer.isBuffer(leaf.raw)) return undefined;
  const certificate = new X509Certificate(leaf.raw);
  return {
    version: (socket.getProtocol() ?? "unknown").replace("TLSv", "TLS "),
    cipher: socket.getCipher().standardName,
    earliestExpiry: Math.min(...expiries(leaf)) / 1000,
    trusted: socket.authorized,
    fingerprint: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
    subject: distinguishedName(certificate.subject),
    issuer: distinguishedName(certificate.issuer),
    dnsNames: [...(certificate.subjectAltName ?? "").matchAll(/DNS:([^,]+)/g)].map(([, name]) => name).join(","),
    serialNumber: certificate.serialNumber.toLowerCase(),
  };
}

/** A root is its own issuer. */
function expiries(leaf: DetailedPeerCertificate): number[] {
  const times: number[] = [];
  const seen = new Set<DetailedPeerCertificate>();
  for (
    let one: DetailedPeerCertificate | undefined = leaf;
    one !== undefined && !seen.has(one);
    one = one.issuerCertificate
  ) {
    seen.add(one);
    const time = Date.parse(one.valid_to);
    if (!Number.isNaN(time)) times.push(time);
  }
  return times;
}

/** Source: RFC 2253, section 2.1: the last part first. */
function distinguishedName(lines: string | undefined): string {
  return (lines ?? "").split("\n").reverse().join(",");
}
