import type { Priority, Severity } from "../rule.ts";
import type { MessageGrouping, Route } from "./route.ts";

/** Name of the receiver that is told of each priority. */
export type PriorityReceivers = Readonly<Record<Priority, string>>;

export interface PriorityOptions {
  /** Name of the time interval in which P2 is told; what fires outside of it and still does is told when it begins. Default: P2 is told at all times. */
  readonly workingHours?: string;
}

/**
 * How alerts of each priority become messages.
 *
 * P0 and P1 page: a message for each alert and job within seconds, news of it within a minute or two, and again until somebody has acted.
 * P2 is work for the day: what fires together is gathered for five minutes, and repeated once a day. P3 is a digest: everything of a stack in
 * one message, an hour after the first, then every six hours when something has changed. Repeats are a little shorter than the time meant,
 * because Alertmanager looks once per group interval.
 */
export const priorityTiming: Readonly<Record<Priority, Required<MessageGrouping>>> = {
  P0: {
    groupBy: ["alertname", "job", "stack"],
    groupWait: "10s",
    groupInterval: "1m",
    repeatInterval: "14m30s",
  },
  P1: {
    groupBy: ["alertname", "job", "stack"],
    groupWait: "30s",
    groupInterval: "2m",
    repeatInterval: "59m",
  },
  P2: {
    groupBy: ["alertname", "stack"],
    groupWait: "5m",
    groupInterval: "15m",
    repeatInterval: "23h55m",
  },
  P3: {
    groupBy: ["stack"],
    groupWait: "1h",
    groupInterval: "6h",
    repeatInterval: "2d23h",
  },
};

/** The priority of an alert that names none: what wakes somebody is P1, a ticket P2, the rest P3. */
export const priorityOfSeverity: Readonly<Record<Severity, Priority>> = { critical: "P1", warning: "P2", info: "P3" };

/**
 * Routes for alerts by their priority, and by their severity where they have none; an alert with neither goes to the default receiver.
 *
 * They belong behind the routes of single alerts, Watchdog's before all.
 */
export function priorityPolicy(receivers: PriorityReceivers, { workingHours }: PriorityOptions = {}): readonly Route[] {
  const route = (match: Route["match"], priority: Priority): Route => ({
    match,
    receiver: receivers[priority],
    optional: true,
    ...priorityTiming[priority],
    ...(priority === "P2" && workingHours !== undefined ? { activeDuring: [workingHours] } : {}),
  });
  return [
    ...priorities.map((priority) => route({ priority }, priority)),
    ...severities.map((severity) => route({ priority: "", severity }, priorityOfSeverity[severity])),
  ];
}

const priorities: readonly Priority[] = ["P0", "P1", "P2", "P3"];
const severities: readonly Severity[] = ["critical", "warning", "info"];
