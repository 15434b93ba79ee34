import type { TLSSocket } from "node:tls";
import type { TlsSection } from "./format.ts";

/** What is asked of a client's certificate. */
export interface ClientPolicy {
  readonly request: boolean;
  readonly require: boolean;
  readonly verify: boolean;
  /** Subject alternative names of which the certificate must have one. */
  readonly allowedSans?: readonly string[];
}

/** Turns `client_auth_type` into a policy; `fault` says why the combination would be unsafe or without effect. */
export function clientPolicy(section: TlsSection, hasCa: boolean): { policy: ClientPolicy; fault?: string } {
  const policy = {
    ...policies[section.client_auth_type],
    ...(section.client_allowed_sans === undefined ? {} : { allowedSans: section.client_allowed_sans }),
  };
  // Without a CA Node would accept whatever any public authority has signed.
  if (policy.verify && !hasCa) return { policy, fault: `${section.client_auth_type} needs client_ca_file` };
  if (!policy.request && hasCa) return { policy, fault: "is missing; client_ca_file has no effect without it" };
  if (!(policy.verify && policy.require) && policy.allowedSans !== undefined)
    return { policy, fault: "must be RequireAndVerifyClientCert for client_allowed_sans to keep anybody out" };
  return { policy };
}

/** Whether the connection's certificate, or its absence, is within the policy. Only meaningful after the handshake. */
export function admits({ request, require, verify, allowedSans }: ClientPolicy, socket: TLSSocket): boolean {
  if (!request) return true;
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return !require;
  if (verify && !socket.authorized) return false;
  if (allowedSans === undefined) return true;
  return sansOf(certificate.subjectAltName ?? "").some((name) => allowedSans.includes(name));
}

/** Node prints `DNS:a, IP Address:b` and puts values that could be mistaken for several in quotes: such a certificate has no name we know. */
function sansOf(printed: string): string[] {
  if (printed.includes('"')) return [];
  return printed.split(", ").map((name) => name.slice(name.indexOf(":") + 1));
}

const policies: Readonly<Record<TlsSection["client_auth_type"], Omit<ClientPolicy, "allowedSans">>> = {
  NoClientCert: { request: false, require: false, verify: false },
  RequestClientCert: { request: true, require: false, verify: false },
  RequireClientCert: { request: true, require: true, verify: false },
  RequireAnyClientCert: { request: true, require: true, verify: false },
  VerifyClientCertIfGiven: { request: true, require: false, verify: true },
  RequireAndVerifyClientCert: { request: true, require: true, verify: true },
};
