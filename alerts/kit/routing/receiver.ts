import type { Duration } from "../../../metrics/kit/index.ts";
import type { SecretFile } from "./secret-file.ts";

/** Whom Alertmanager tells, and how. A receiver without integrations drops what it gets. */
export interface Receiver {
  readonly name: string;
  readonly integrations: readonly Integration[];
}

export type Integration = Webhook | PagerDuty | Slack | Email;

interface Common {
  /** Also tell when the alert is over; default true. */
  readonly sendResolved?: boolean;
}

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

/** PagerDuty Events API v2. */
export interface PagerDutyOptions extends Common {
  readonly routingKey: SecretFile;
  /** Go template; default: the alerts' common severity, which PagerDuty knows by the same words. */
  readonly severity?: string;
  /** Go template of the incident's title; default Alertmanager's. */
  readonly description?: string;
  /** Other address of the Events API, for example a regional one. */
  readonly url?: string;
}

/** Slack incoming webhook. */
export interface SlackOptions extends Common {
  readonly apiUrl: SecretFile;
  /** Default: the channel the webhook was made for. */
  readonly channel?: string;
  /** Go template; default Alertmanager's. */
  readonly title?: string;
  /** Go template; default Alertmanager's. */
  readonly text?: string;
}

export interface EmailOptions extends Common {
  /** One or more addresses, separated by commas. */
  readonly to: string;
  readonly from: string;
  /** `host:port`. */
  readonly smarthost: string;
  readonly auth?: { readonly username: string; readonly password: SecretFile };
  /** Default true. */
  readonly requireTls?: boolean;
}

export type Webhook = { readonly kind: "webhook" } & WebhookOptions;
export type PagerDuty = { readonly kind: "pagerduty" } & PagerDutyOptions;
export type Slack = { readonly kind: "slack" } & SlackOptions;
export type Email = { readonly kind: "email" } & EmailOptions;

export const receiver = (name: string, integrations: readonly Integration[]): Receiver => ({ name, integrations });
export const webhook = (options: WebhookOptions): Webhook => ({ kind: "webhook", ...options });
export const pagerduty = (options: PagerDutyOptions): PagerDuty => ({ kind: "pagerduty", ...options });
export const slack = (options: SlackOptions): Slack => ({ kind: "slack", ...options });
export const email = (options: EmailOptions): Email => ({ kind: "email", ...options });
