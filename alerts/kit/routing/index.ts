export { type AlertShape, alertExamples, alertShape, alertShapes, checkAlertRoutes } from "./catalogue/index.ts";
export { checkRouting } from "./checks/index.ts";
export type { Routing } from "./config.ts";
export {
  type DeliveryOptions,
  type DeliveryStage,
  type DeliveryTime,
  type DeliveryTimes,
  deliveryTimes,
  printDeliveryTime,
} from "./delivery-time.ts";
export { drillLabels, withDrills } from "./drill.ts";
export { causesMuteEffects, criticalMutesLesser, type Inhibition } from "./inhibition.ts";
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
export { type AlertMatchers, type LabelCondition, printMatchers } from "./matchers.ts";
export {
  type PriorityOptions,
  type PriorityReceivers,
  priorityOfSeverity,
  priorityPolicy,
  priorityTiming,
} from "./priority-policy.ts";
export { type ReadConfig, type ReadIntegration, type ReadReceiver, readAlertmanagerConfig } from "./reading/index.ts";
export { type Receiver, receiver } from "./receiver.ts";
export { renderAlertmanager } from "./render.ts";
export { type ResolvedRoute, resolveRoutes, routesIn } from "./resolved-route.ts";
export { type MessageGrouping, type RootRoute, type Route, watchdogRoute } from "./route.ts";
export { SECRETS_FOLDER, type SecretFile } from "./secret-file.ts";
export {
  type AlertLabels,
  type Inhibited,
  inhibitedBy,
  type Routed,
  type RouteOptions,
  type RouteTaken,
  routeOf,
} from "./simulate/index.ts";
export { type Month, type TimeInterval, type TimeSpan, timeInterval, type Weekday } from "./time/index.ts";
