import type { Finding } from "../../../../problems/index.ts";
import { checkSecret, type SecretFile, secretPath } from "../secret-file.ts";
import type { Common } from "./common.ts";

/** Slack incoming webhook. */
export interface SlackOptions extends Common {
  readonly apiUrl: SecretFile;
  /** Default: the channel the webhook was made for. */
  readonly channel?: string;
  /** Go template; default Alertmanager's. */
  readonly title?: string;
  /** Go template of where the title leads; default: Alertmanager's own page. */
  readonly titleLink?: string;
  /** Go template; default Alertmanager's. */
  readonly text?: string;
  /** Go template of `good`, `warning` or `danger`; default: danger while something fires. */
  readonly color?: string;
  /** Go template of what notifications on a phone show; default: the title and Alertmanager's address. */
  readonly fallback?: string;
}

export type Slack = { readonly kind: "slack" } & SlackOptions;
export const slack = (options: SlackOptions): Slack => ({ kind: "slack", ...options });

export function renderSlack(given: Slack, folder: string): object {
  const { apiUrl, channel, title, titleLink, text, color, fallback } = given;
  return {
    api_url_file: secretPath(apiUrl, folder),
    channel,
    color,
    title,
    title_link: titleLink,
    text,
    fallback,
  };
}

export function checkSlack({ apiUrl }: Slack, path: string): Finding[] {
  return checkSecret(apiUrl, `${path}.apiUrl`);
}
