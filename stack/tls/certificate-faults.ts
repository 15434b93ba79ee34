import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { createSecureContext } from "node:tls";
import type { Finding } from "../../problems/index.ts";
import type { Settings } from "../../settings/index.ts";
import { fault } from "./fault.ts";

type TlsSettings = NonNullable<Settings["tls"]>;

/** PEM; absent: could not be read, which has been told. */
interface Pair {
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

/** What would make the parts of the stack refuse to serve this certificate, or refuse each other because of it. */
export function certificateFaults(tls: TlsSettings, pair: Pair, now = new Date()): readonly Finding[] {
  const findings: Finding[] = [];
  const certificate = pair.certificate === undefined ? undefined : parseCertificate(pair.certificate);
  const key = pair.key === undefined ? undefined : parseKey(pair.key);
  if (certificate instanceof Error) findings.push(noCertificate(tls, certificate));
  if (key instanceof Error) findings.push(noKey(tls, key));
  if (certificate instanceof X509Certificate)
    findings.push(...nameFaults(tls, certificate), ...timeFaults(tls, certificate, now));
  if (!(certificate instanceof X509Certificate) || key === undefined || key instanceof Error) return findings;
  if (!certificate.checkPrivateKey(key)) findings.push(notItsKey(tls));
  else findings.push(...servingFaults(tls, pair));
  return findings;
}

/** The first of the file, which is the one that is served; those of its authorities may follow. */
function parseCertificate(pem: string): X509Certificate | Error {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    return error as Error;
  }
}

function parseKey(pem: string): KeyObject | Error {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    return error as Error;
  }
}

function noCertificate({ certFile }: TlsSettings, { message }: Error): Finding {
  return fault(
    "tls-file",
    "certFile",
    `"${certFile}" holds no certificate (${message}); allowed: PEM, the server's certificate first, those of its authorities below.`,
    "Give the file with BEGIN CERTIFICATE in it.",
  );
}

function noKey({ keyFile }: TlsSettings, { message }: Error): Finding {
  return fault(
    "tls-file",
    "keyFile",
    `"${keyFile}" holds no private key that can be read (${message}); allowed: PEM, without a passphrase.`,
    "Give the key's file; take a passphrase off with openssl pkey.",
  );
}

function notItsKey({ certFile, keyFile }: TlsSettings): Finding {
  return fault(
    "tls-key",
    "keyFile",
    `"${keyFile}" is not the key of the first certificate in "${certFile}"; allowed: that certificate's own.`,
    "Give the key that the certificate was made with, and put the server's certificate before those of its authorities.",
  );
}

// Only alternative names count: Go, in which most services are written, looks at nothing else.
function nameFaults({ certFile, serverName }: TlsSettings, certificate: X509Certificate): readonly Finding[] {
  if (isIP(serverName) === 0 && certificate.checkHost(serverName, { subject: "never" }) !== undefined) return [];
  const names = [...(certificate.subjectAltName ?? "").matchAll(/DNS:([^,\s]+)/g)].map(([, name]) => name);
  const allowed = names.length === 0 ? "a host name, but it has none (subjectAltName)" : names.join(", ");
  return [
    fault(
      "tls-name",
      "serverName",
      `"${serverName}" is no host name of the certificate in "${certFile}"; allowed: ${allowed}.`,
      "Take one of its names, or have a certificate made for this one.",
    ),
  ];
}

function timeFaults(
  { certFile }: TlsSettings,
  { validFromDate, validToDate }: X509Certificate,
  now: Date,
): readonly Finding[] {
  if (validFromDate <= now && now <= validToDate) return [];
  const fact =
    now < validFromDate
      ? `is not valid before ${validFromDate.toISOString()}`
      : `expired on ${validToDate.toISOString()}`;
  return [
    fault(
      "tls-time",
      "certFile",
      `the certificate in "${certFile}" ${fact}; allowed: one that is valid now.`,
      "Renew it; look at this machine's clock.",
    ),
  ];
}

/** What only shows when it is put to use: a weak key, a broken certificate further down. */
function servingFaults({ certFile }: TlsSettings, { certificate: cert, key }: Pair): readonly Finding[] {
  try {
    createSecureContext({ cert, key });
    return [];
  } catch (error) {
    const { message } = error as Error;
    return [
      fault(
        "tls-file",
        "certFile",
        `"${certFile}" cannot be served (${message}); allowed: certificates that TLS takes today.`,
        "Have it made anew.",
      ),
    ];
  }
}
