import type { KafkaAccess } from "../settings/index.ts";
import { ownFolder } from "./release.ts";

/** TLS and login in the exporter's words; secrets are files that it reads at each connection. */
export function kafkaLogin(name: string, access: KafkaAccess | undefined, secrets: string): object {
  const { tls, sasl, insecure } = access ?? {};
  return {
    ...(tls === undefined
      ? {}
      : {
          tls: {
            ...(tls.caFile === undefined ? {} : { caFile: `${ownFolder}/${name}-ca.pem` }),
            ...(tls.certFile === undefined ? {} : { certFile: `${ownFolder}/${name}-certificate.pem` }),
            ...(tls.secret === undefined ? {} : { keyFile: `${secrets}/${tls.secret}` }),
            ...(tls.serverName === undefined ? {} : { serverName: tls.serverName }),
          },
        }),
    ...(sasl === undefined ? {} : { sasl: saslOf(sasl, secrets) }),
    ...(insecure ? { insecure } : {}),
  };
}

function saslOf(sasl: NonNullable<KafkaAccess["sasl"]>, secrets: string): object {
  const file = `${secrets}/${sasl.secret}`;
  const { secret: _, ...named } = sasl;
  return sasl.mechanism === "OAUTHBEARER" ? { ...named, clientSecretFile: file } : { ...named, passwordFile: file };
}
