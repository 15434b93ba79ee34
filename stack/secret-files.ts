import { dump } from "js-yaml";
import type { ExporterKey } from "../systems/index.ts";
import { adminUser, internalUser } from "./passwords/index.ts";
import { type PartSecrets, secretsPath } from "./secrets.ts";

export interface Credentials {
  readonly passwords: Readonly<Record<string, string>>;
  readonly hashes: Readonly<Record<string, string>>;
}

/** Certificate and key that every page is served with, PEM, and the name the parts expect in it. */
export interface TlsFiles {
  readonly certificate: string;
  readonly key: string;
  readonly serverName: string;
}

/** What a service with exporter-toolkit's web configuration needs: who may come in, and its own way to the others. */
export function webServiceFiles(
  part: string,
  credentials: Credentials,
  tls: TlsFiles | undefined,
): Record<string, string> {
  const current = `${secretsPath(part)}/current`;
  const users = [adminUser, internalUser].map((user) => [user, credentials.hashes[user] ?? ""]);
  const webConfig = {
    ...(tls === undefined
      ? {}
      : { tls_server_config: { cert_file: `${current}/tls.crt`, key_file: `${current}/tls.key` } }),
    basic_auth_users: Object.fromEntries(users),
  };
  const clientConfig = {
    basic_auth: { username: internalUser, password_file: `${current}/internal-password` },
    ...(tls === undefined ? {} : { tls_config: { ca_file: `${current}/tls.crt`, server_name: tls.serverName } }),
  };
  return {
    "web.yml": dump(webConfig),
    "client.yml": dump(clientConfig),
    "internal-password": credentials.passwords[internalUser] ?? "",
    ...tlsFiles(tls),
  };
}

/** Who may read an exporter's. Root without capabilities reads only what is its own; who has the proxy reload reads as the group. */
export function readersOf(exporter: ExporterKey): Pick<PartSecrets, "owner" | "mode"> {
  return exporter === "socketProxy" ? { owner: "0:65534", mode: 0o440 } : { owner: "65534:65534" };
}

/** What Grafana needs: it has no web configuration file. */
export function grafanaFiles(credentials: Credentials, tls: TlsFiles | undefined): Record<string, string> {
  return {
    "admin-password": credentials.passwords[adminUser] ?? "",
    "internal-password": credentials.passwords[internalUser] ?? "",
    ...tlsFiles(tls),
  };
}

function tlsFiles(tls: TlsFiles | undefined): Record<string, string> {
  return tls === undefined ? {} : { "tls.crt": tls.certificate, "tls.key": tls.key };
}
