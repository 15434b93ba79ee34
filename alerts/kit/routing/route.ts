import { type Duration, formatDuration, milliseconds } from "../../../metrics/kit/index.ts";
import type { AlertMatchers } from "./matchers.ts";

/** How alerts become messages: alerts with equal `groupBy` labels share one. Unset fields come from the route above. */
export interface MessageGrouping {
  readonly groupBy?: readonly string[];
  /** From the first alert of a new group to its first message. */
  readonly groupWait?: Duration;
  /** Between two looks at a group that has been told already. */
  readonly groupInterval?: Duration;
  /** Until an unchanged group is told again; looked at every `groupInterval` only. */
  readonly repeatInterval?: Duration;
}

/** Takes the alerts that satisfy its matchers; the first sibling that does wins, unless it says `continue`. */
export interface Route extends MessageGrouping {
  readonly match: AlertMatchers;
  /** Name of a receiver; default: that of the route above. */
  readonly receiver?: string;
  /**
   * Names of time intervals in which nothing is told; an alert that is still firing afterwards is told at the next look at its group.
   * Routes below do not take it over: Alertmanager asks the route that the alert ends in, and no other.
   */
  readonly muteDuring?: readonly string[];
  /** Names of time intervals outside of which nothing is told; default: told at all times. Not taken over by routes below either. */
  readonly activeDuring?: readonly string[];
  /** Let later siblings look at the alert too; default false. */
  readonly continue?: boolean;
  /** Says that it need not get an alert, as a route of a policy; without, a route that none can reach is refused. */
  readonly optional?: true;
  readonly routes?: readonly Route[];
}

/** Takes what no other route takes. */
export interface RootRoute extends MessageGrouping {
  readonly receiver: string;
  /** What the default receiver is meant for: another alert that no route takes is refused. Default: everything. */
  readonly meantFor?: AlertMatchers;
  readonly routes?: readonly Route[];
}

/**
 * Sends Watchdog to a dead man's switch, one message each `every`; default 1m.
 *
 * Alertmanager repeats when more than the repeat interval has passed since the last message was *delivered*, and looks only
 * once per group interval: equal intervals skip every other message, so it looks twice in that time.
 */
export function watchdogRoute({ receiver, every = "1m" }: { receiver: string; every?: Duration }): Route {
  const period = milliseconds(every);
  return {
    match: { alertname: heartbeatAlert },
    receiver,
    groupBy: ["alertname", "stack"],
    groupWait: "0s",
    groupInterval: formatDuration(Math.round(period / 2)) as Duration,
    repeatInterval: formatDuration(Math.round(period * 0.75)) as Duration,
  };
}

/** Whether nothing but the heartbeat takes a route. */
export function isHeartbeatRoute({ match }: Route): boolean {
  return match.alertname === heartbeatAlert;
}

const heartbeatAlert = "Watchdog";
