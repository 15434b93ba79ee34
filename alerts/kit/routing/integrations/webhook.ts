import type { Duration } from "../../../../metrics/kit/index.ts";
import type { Finding } from "../../../../problems/index.ts";
import { fault } from "../fault.ts";
import { checkSecret, type SecretFile, secretPath } from "../secret-file.ts";
import { type Common, checkAddress, compact } from "./common.ts";

/** Alertmanager's own JSON by POST. */
export interface WebhookOptions extends Common {
  /** Plain for an address without a secret in it, a file when the address is the secret. */
  readonly url: string | SecretFile;
  readonly basicAuth?: { readonly username: string; readonly password: SecretFile };
  readonly bearerToken?: SecretFile;
  /** What the other side's certificate is checked against. Default: the authorities its machine trusts, the address's host. */
  readonly tls?: { readonly caFile: SecretFile; readonly serverName?: string };
  /** Alerts per message; the rest is counted only. Default 0: all of them. */
  readonly maxAlerts?: number;
  /** Default: none but that of the notification itself. */
  readonly timeout?: Duration;
}

export type Webhook = { readonly kind: "webhook" } & WebhookOptions;
export const webhook = (options: WebhookOptions): Webhook => ({ kind: "webhook", ...options });

/** Alertmanager tries again after a 5xx only; whoever answers 429 has refused the message. */
export function renderWebhook(given: Webhook, folder: string): object {
  const { url, basicAuth, bearerToken, tls, maxAlerts, timeout } = given;
  const auth =
    basicAuth === undefined
      ? undefined
      : { username: basicAuth.username, password_file: secretPath(basicAuth.password, folder) };
  const bearer =
    bearerToken === undefined ? undefined : { type: "Bearer", credentials_file: secretPath(bearerToken, folder) };
  const trust =
    tls === undefined ? undefined : compact({ ca_file: secretPath(tls.caFile, folder), server_name: tls.serverName });
  return {
    ...(typeof url === "string" ? { url } : { url_file: secretPath(url, folder) }),
    http_config:
      auth || bearer || trust ? compact({ basic_auth: auth, authorization: bearer, tls_config: trust }) : undefined,
    max_alerts: maxAlerts,
    timeout,
  };
}

export function checkWebhook({ url, basicAuth, bearerToken, tls }: Webhook, path: string): Finding[] {
  return [
    ...(typeof url === "string" ? checkAddress(url, `${path}.url`) : checkSecret(url, `${path}.url`)),
    ...(basicAuth === undefined ? [] : checkSecret(basicAuth.password, `${path}.basicAuth.password`)),
    ...(bearerToken === undefined ? [] : checkSecret(bearerToken, `${path}.bearerToken`)),
    ...(tls === undefined ? [] : checkSecret(tls.caFile, `${path}.tls.caFile`)),
    ...(basicAuth === undefined || bearerToken === undefined
      ? []
      : [fault("two-credentials", path, "basicAuth and bearerToken exclude each other; give one.")]),
  ];
}
