import type { Finding } from "../../../../problems/index.ts";
import { checkSecret, type SecretFile, secretPath } from "../secret-file.ts";
import type { Common } from "./common.ts";

export interface EmailOptions extends Common {
  /** One or more addresses, separated by commas. */
  readonly to: string;
  readonly from: string;
  /** `host:port`. */
  readonly smarthost: string;
  readonly auth?: { readonly username: string; readonly password: SecretFile };
  /** Default true. */
  readonly requireTls?: boolean;
  /** Go template; default Alertmanager's. */
  readonly subject?: string;
  /** Go template; default: no plain text beside the HTML. */
  readonly text?: string;
  /** Go template; default Alertmanager's. */
  readonly html?: string;
}

export type Email = { readonly kind: "email" } & EmailOptions;
export const email = (options: EmailOptions): Email => ({ kind: "email", ...options });

export function renderEmail(given: Email, folder: string): object {
  const { to, from, smarthost, auth, requireTls, subject, text, html } = given;
  return {
    to,
    from,
    smarthost,
    auth_username: auth?.username,
    auth_password_file: auth === undefined ? undefined : secretPath(auth.password, folder),
    require_tls: requireTls ?? true,
    headers: subject === undefined ? undefined : { Subject: subject },
    text,
    html,
  };
}

export function checkEmail({ auth }: Email, path: string): Finding[] {
  return auth === undefined ? [] : checkSecret(auth.password, `${path}.auth.password`);
}
