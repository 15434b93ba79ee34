import type { Finding } from "../../../../problems/index.ts";
import { checkSecret, type SecretFile, secretPath } from "../secret-file.ts";
import { type Common, checkAddress } from "./common.ts";

/** PagerDuty Events API v2. One incident per group of alerts: the group's key is the deduplication key. */
export interface PagerDutyOptions extends Common {
  readonly routingKey: SecretFile;
  /** Go template; default: the alerts' common severity where PagerDuty knows the word, else `error`. */
  readonly severity?: string;
  /** Go template of the incident's title; default Alertmanager's. */
  readonly description?: string;
  /** Go templates; a link whose address comes out empty is left out. Default: none. */
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  /** Other address of the Events API, for example a regional one. */
  readonly url?: string;
}

export type PagerDuty = { readonly kind: "pagerduty" } & PagerDutyOptions;
export const pagerduty = (options: PagerDutyOptions): PagerDuty => ({ kind: "pagerduty", ...options });

// The API answers 400 to a severity it does not know, and the page would be lost: rules of others have `page`, `high` and the like.
const knownSeverity =
  '{{ if match "^(critical|error|warning|info)$" .CommonLabels.severity }}{{ .CommonLabels.severity }}{{ else }}error{{ end }}';

export function renderPagerDuty({ routingKey, severity, description, links, url }: PagerDuty, folder: string): object {
  return {
    routing_key_file: secretPath(routingKey, folder),
    url,
    severity: severity ?? knownSeverity,
    description,
    links,
  };
}

export function checkPagerDuty({ routingKey, url }: PagerDuty, path: string): Finding[] {
  return [
    ...checkSecret(routingKey, `${path}.routingKey`),
    ...(url === undefined ? [] : checkAddress(url, `${path}.url`)),
  ];
}
