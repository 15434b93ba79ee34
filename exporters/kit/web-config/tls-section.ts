import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createSecureContext, type TlsOptions } from "node:tls";
import { suiteOptions } from "./cipher-suites.ts";
import { type ClientPolicy, clientPolicy } from "./client-policy.ts";
import type { TlsSection } from "./format.ts";

/** TLS ready to serve: what Node needs, and what it does not check by itself about a client's certificate. */
export interface TlsServing {
  readonly options: TlsOptions;
  readonly policy: ClientPolicy;
}

/** What is wrong with one field of the section. */
interface TlsFault {
  readonly field: string;
  readonly fault: string;
}

/** The result of reading a TLS section: with faults there is nothing to serve. */
export interface TlsReading {
  readonly serving?: TlsServing;
  readonly faults: readonly TlsFault[];
  /** Absolute paths it depends on, readable or not. */
  readonly files: readonly string[];
}

/** Reads certificate, key and client CA; paths are relative to the folder of the web configuration file. */
export function readTlsSection(section: TlsSection, folder: string): TlsReading {
  const faults: TlsFault[] = [];
  const files: string[] = [];
  const report = (field: string, fault: string) => faults.push({ field, fault });
  const pem = (name: "cert" | "key" | "client_ca") => {
    const inline = section[name];
    const file = section[`${name}_file`];
    if (inline !== undefined && file !== undefined) report(name, `is given twice; drop either ${name} or ${name}_file`);
    if (file === undefined) return inline;
    const path = resolve(folder, file);
    files.push(path);
    try {
      return readFileSync(path, "utf8");
    } catch (error) {
      report(`${name}_file`, `cannot be read: ${(error as Error).message}`);
      return undefined;
    }
  };

  const cert = pem("cert");
  const key = pem("key");
  const ca = pem("client_ca");
  if (!section.cert && !section.cert_file) report("cert_file", "is missing; TLS needs a certificate");
  if (!section.key && !section.key_file) report("key_file", "is missing; TLS needs the certificate's key");
  const { policy, fault } = clientPolicy(section, ca !== undefined);
  if (fault !== undefined) report("client_auth_type", fault);
  if (section.min_version > section.max_version) report("min_version", "is above max_version");
  if (faults.length > 0 || cert === undefined || key === undefined) return { faults, files };

  const options: TlsOptions = {
    cert,
    key,
    ...(ca === undefined ? {} : { ca }),
    requestCert: policy.request,
    rejectUnauthorized: policy.request && policy.verify && policy.require,
    minVersion: nodeVersion[section.min_version],
    maxVersion: nodeVersion[section.max_version],
    ...suiteOptions(section),
    ALPNProtocols: ["http/1.1"],
    handshakeTimeout: 10_000,
  };
  try {
    createSecureContext(options);
  } catch (error) {
    report("cert_file", `certificate, key or client CA cannot be used: ${(error as Error).message}`);
    return { faults, files };
  }
  return { serving: { options, policy }, faults, files };
}

const nodeVersion = { TLS12: "TLSv1.2", TLS13: "TLSv1.3" } as const;
