export type { Routing } from "./config.ts";
export { criticalMutesLesser, type Inhibition } from "./inhibition.ts";
export {
  type Email,
  type EmailOptions,
  email,
  type Integration,
  type PagerDuty,
  type PagerDutyOptions,
  pagerduty,
  type Slack,
  type SlackOptions,
  slack,
  type Teams,
  type TeamsOptions,
  type Telegram,
  type TelegramOptions,
  teams,
  telegram,
  type Webhook,
  type WebhookOptions,
  webhook,
} from "./integrations/index.ts";
export type { AlertMatchers, LabelCondition } from "./matchers.ts";
export { type Receiver, receiver } from "./receiver.ts";
export { checkRouting, renderAlertmanager } from "./render.ts";
export { type MessageGrouping, type RootRoute, type Route, watchdogRoute } from "./route.ts";
export { SECRETS_FOLDER, type SecretFile } from "./secret-file.ts";
