import { heartbeatSilent } from "../metrics/inbox.ts";
import { type Alert, alert, constant, eq, fires, gap, lastOverTime, type Shape, silent, vector } from "./kit/index.ts";

/** Fires at all times; when it stops arriving, something between Prometheus and the receiver is broken. */
export const watchdog: Alert = alert("Watchdog", {
  expr: vector(1),
  alwaysFiring: true,
  severity: "info",
  owner: "platform",
  summary: "Prometheus evaluates rules and Alertmanager delivers",
  description: "This alert always fires. Its absence is the alarm: the heartbeat receiver raises it.",
  action: "Nothing while it arrives.",
  page: {
    meaning:
      "The alert that always fires. It travels the whole way, from a rule in Prometheus through Alertmanager to the heartbeat receiver, again and again. Its arrival is the good news; when it stays away, nothing else would arrive either. The receiver raises the alarm: in dev and staging the inbox ([HeartbeatSilent](HeartbeatSilent.md)), in prod the heartbeat service of the settings.",
    look: [
      "The inbox's page: when the last heartbeat came. `sightline_inbox_heartbeat_silent` is 1 while it is missing.",
      "Prometheus, *Alerts*: Watchdog must be there and fire. If not, Prometheus does not evaluate its rules.",
      "Alertmanager, *Alerts*: Watchdog must be there. If not, Prometheus does not reach Alertmanager.",
      "Alertmanager's log: what the receiver answered.",
    ],
    act: [
      "Follow it from the beginning and repair the first place where it is missing.",
      "Do not silence Watchdog: a silenced heartbeat is a missing one.",
    ],
  },
  scenarios: [fires("from the first evaluation on", { series: [], at: "0s" })],
});

/** The inbox has waited for Watchdog in vain: what fires may not reach the people it is for. */
export const heartbeatMissing: Alert = alert("HeartbeatSilent", {
  // The inbox has waited for minutes itself; a failed scrape must not start the wait again.
  expr: eq(lastOverTime(heartbeatSilent, "2m"), 1),
  for: "1m",
  severity: "critical",
  priority: "P1",
  owner: "platform",
  summary: "Watchdog no longer arrives at the inbox",
  description:
    "Somewhere between the rule and the receivers the way is broken. That this alert came shows that one way is left.",
  action: "Look for Watchdog in Prometheus, then in Alertmanager: the first place where it is missing is broken.",
  page: {
    look: [
      "Prometheus, *Alerts*: does Watchdog fire? If not, its rules are not evaluated.",
      "Alertmanager, *Alerts*: is Watchdog there, and is it silenced or inhibited? A silenced heartbeat is a missing one.",
      "Alertmanager's log: what did the inbox answer? 401 is a password, 413 a notification that is too large.",
      "The route of Watchdog: its `repeat_interval` must be shorter than `heartbeat.maxSilence` of the inbox (5 minutes).",
    ],
    act: [
      "End the silence, if there is one.",
      "Repair the first place where Watchdog is missing; [TargetMissing](TargetMissing.md) and [AlertmanagerNotificationsFailing](AlertmanagerNotificationsFailing.md) name it most often.",
      "Until then have somebody watch the dashboards: nobody can count on being told.",
    ],
  },
  scenarios: [
    fires("the heartbeat stops", { series: silence(constant(0, "10m"), constant(1)), at: "11m", notBefore: "11m" }),
    fires("it comes back", {
      series: silence(constant(0, "10m"), constant(1, "10m"), constant(0, "20m")),
      at: "12m",
      resolvedBy: "20m",
    }),
    fires("silent, while scrapes fail", {
      series: silence(constant(0, "10m"), constant(1, "30s"), gap("45s"), constant(1)),
      at: "11m",
    }),
    silent("it beats", { series: silence(constant(0, "30m")) }),
    silent("late by less than a minute", {
      series: silence(constant(0, "10m"), constant(1, "45s"), constant(0, "10m")),
    }),
    silent("the inbox is gone, which is another alert's affair", {
      shows: "no data",
      series: silence(constant(0, "10m"), gap("20m")),
    }),
  ],
});

function silence(...samples: readonly Shape[]) {
  return [heartbeatSilent.series({ job: "inbox", instance: "inbox:9095" }, samples)];
}
