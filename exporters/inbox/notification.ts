import * as z from "zod";

// Go prints an empty map that was never made as null.
const labels = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given) => given ?? {});
const status = z.enum(["firing", "resolved"]);

const alert = z.object({
  status,
  labels,
  annotations: labels,
  startsAt: z.string(),
  endsAt: z.string(),
  generatorURL: z.string().default(""),
  fingerprint: z.string().default(""),
});

/**
 * What Alertmanager posts to a webhook, version 4; fields that later versions add are left out.
 * Source: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export const webhook = z.object({
  version: z.literal("4", 'must be "4", the version of Alertmanager\'s webhook payload'),
  groupKey: z.string(),
  truncatedAlerts: z.int().nonnegative().default(0),
  status,
  receiver: z.string(),
  groupLabels: labels,
  commonLabels: labels,
  commonAnnotations: labels,
  externalURL: z.string().default(""),
  alerts: z.array(alert),
});

/** A webhook with what the inbox adds: a number that only grows, and when it arrived. */
export const notification = z.object({
  id: z.int().positive(),
  receivedAt: z.string(),
  receivedAtMs: z.number(),
  ...webhook.shape,
});

export type Webhook = Readonly<z.output<typeof webhook>>;
export type Notification = Readonly<z.output<typeof notification>>;
export type Alert = Notification["alerts"][number];

/** Whether one of its alerts has this name. */
export function hasAlert({ alerts }: Webhook, name: string): boolean {
  return alerts.some((one) => one.labels.alertname === name);
}

/** Whether it is about nothing but this alert. */
export function isOnly({ alerts }: Webhook, name: string): boolean {
  return alerts.length > 0 && alerts.every((one) => one.labels.alertname === name);
}

/** Whether it is of a drill: nothing is wrong, somebody tries whether alerts arrive. */
export function isDrill({ commonLabels }: Webhook): boolean {
  return commonLabels.drill === "true";
}
