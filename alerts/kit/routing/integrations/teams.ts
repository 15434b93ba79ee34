import type { Finding } from "../../../../problems/index.ts";
import { checkSecret, type SecretFile, secretPath } from "../secret-file.ts";
import type { Common } from "./common.ts";

/** An adaptive card by a Microsoft Teams workflow ("when a webhook request is received"). */
export interface TeamsOptions extends Common {
  readonly webhookUrl: SecretFile;
  /** Go template; default Alertmanager's. */
  readonly title?: string;
  /** Go template, the Markdown that cards know: emphasis, lists and links. Default Alertmanager's. */
  readonly text?: string;
}

export type Teams = { readonly kind: "teams" } & TeamsOptions;
export const teams = (options: TeamsOptions): Teams => ({ kind: "teams", ...options });

export function renderTeams({ webhookUrl, title, text }: Teams, folder: string): object {
  return { webhook_url_file: secretPath(webhookUrl, folder), title, text };
}

export function checkTeams({ webhookUrl }: Teams, path: string): Finding[] {
  return checkSecret(webhookUrl, `${path}.webhookUrl`);
}
