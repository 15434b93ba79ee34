export { type Email, type EmailOptions, email } from "./email.ts";
export { checkIntegration, type Integration, listNames, renderIntegration } from "./integration.ts";
export { type PagerDuty, type PagerDutyOptions, pagerduty } from "./pagerduty.ts";
export { type Slack, type SlackOptions, slack } from "./slack.ts";
export { type Teams, type TeamsOptions, teams } from "./teams.ts";
export { type Telegram, type TelegramOptions, telegram } from "./telegram.ts";
export { type Webhook, type WebhookOptions, webhook } from "./webhook.ts";
