import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import type { ConnectionOptions as TlsOptions } from "node:tls";
import type { ConnectionOptions, SASLOptions } from "@platformatic/kafka";
import { bearerToken } from "./bearer-token.ts";
import { readSecret } from "./secret.ts";
import type { ClusterSettings, SaslSettings, TlsSettings } from "./settings.ts";

/** TLS and SASL as the client wants them, with the files as they are now. */
export async function connectionOptions({ tls, sasl }: ClusterSettings, host: string): Promise<ConnectionOptions> {
  return {
    ...(tls && { tls: await tlsOptions(tls), ...serverName(tls, host) }),
    ...(sasl && { sasl: saslOptions(sasl) }),
  };
}

async function tlsOptions(tls: TlsSettings): Promise<TlsOptions> {
  const [ca, cert, key, passphrase] = await Promise.all([
    tls.caFile && readFile(tls.caFile),
    tls.certFile && readFile(tls.certFile),
    tls.keyFile && readFile(tls.keyFile),
    tls.keyPassphrase && readSecret(tls.keyPassphrase),
  ]);
  return {
    minVersion: tls.minVersion ?? "TLSv1.2",
    rejectUnauthorized: !tls.insecureSkipVerify,
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
    ...(passphrase && { passphrase }),
  };
}

/** Sent so that a proxy can tell brokers apart; an address is not allowed there. */
function serverName({ serverName }: TlsSettings, host: string): Pick<ConnectionOptions, "tlsServerName"> {
  const name = serverName ?? host;
  return isIP(name) ? {} : { tlsServerName: name };
}

function saslOptions(sasl: SaslSettings): SASLOptions {
  if (sasl.mechanism !== "OAUTHBEARER") {
    const { mechanism, username, password } = sasl;
    return { mechanism, username, password: () => readSecret(password) };
  }
  const { mechanism, token, extensions } = sasl;
  return {
    mechanism,
    token: () => bearerToken(token),
    ...(extensions && { oauthBearerExtensions: { ...extensions } }),
  };
}
