import type { Finding } from "../../../../problems/index.ts";
import { fault } from "../fault.ts";
import { compact } from "./common.ts";
import { checkEmail, type Email, renderEmail } from "./email.ts";
import { checkPagerDuty, type PagerDuty, renderPagerDuty } from "./pagerduty.ts";
import { checkSlack, renderSlack, type Slack } from "./slack.ts";
import { checkTeams, renderTeams, type Teams } from "./teams.ts";
import { checkTelegram, renderTelegram, type Telegram } from "./telegram.ts";
import { checkWebhook, renderWebhook, type Webhook } from "./webhook.ts";

/** One way of telling somebody. */
export type Integration = Email | PagerDuty | Slack | Teams | Telegram | Webhook;

/** Alertmanager's name for the list of each kind, in the order of printing. */
export const listNames: Readonly<Record<Integration["kind"], string>> = {
  email: "email_configs",
  teams: "msteamsv2_configs",
  pagerduty: "pagerduty_configs",
  slack: "slack_configs",
  telegram: "telegram_configs",
  webhook: "webhook_configs",
};

/** An entry of such a list, with every field that Alertmanager would default differently. */
export function renderIntegration(integration: Integration, folder: string): object {
  return compact({ send_resolved: integration.sendResolved ?? true, ...renderOwn(integration, folder) });
}

function renderOwn(integration: Integration, folder: string): object {
  switch (integration.kind) {
    case "email":
      return renderEmail(integration, folder);
    case "pagerduty":
      return renderPagerDuty(integration, folder);
    case "slack":
      return renderSlack(integration, folder);
    case "teams":
      return renderTeams(integration, folder);
    case "telegram":
      return renderTelegram(integration, folder);
    case "webhook":
      return renderWebhook(integration, folder);
  }
}

/** What is wrong with it; definitions also come from plain data, so the kind itself is checked. */
export function checkIntegration(integration: Integration, path: string): Finding[] {
  switch (integration.kind) {
    case "email":
      return checkEmail(integration, path);
    case "pagerduty":
      return checkPagerDuty(integration, path);
    case "slack":
      return checkSlack(integration, path);
    case "teams":
      return checkTeams(integration, path);
    case "telegram":
      return checkTelegram(integration, path);
    case "webhook":
      return checkWebhook(integration, path);
    default:
      return [unknownKind(integration, path)];
  }
}

/** Kinds that Alertmanager knows but that can hold their secret only in the configuration itself. */
const withoutSecretFile: Readonly<Record<string, string>> = { sns: "sigv4.secret_key" };

function unknownKind(integration: never, path: string): Finding {
  const { kind } = integration as { kind: string };
  const field = withoutSecretFile[kind];
  if (field !== undefined)
    return fault(
      "no-secret-file",
      path,
      `Alertmanager takes ${kind}'s secret (${field}) in clear only, never from a file.`,
    );
  const allowed = Object.keys(listNames).sort().join(", ");
  return fault(
    "receiver-kind",
    path,
    `"${kind}" is not a kind of receiver; allowed are ${allowed}.`,
    "A webhook to a small bridge reaches everything else.",
  );
}
