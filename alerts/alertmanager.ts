import { clusterMembers, configReloaded, notifications, notificationsFailed } from "../metrics/alertmanager.ts";
import {
  type Alert,
  alert,
  constant,
  count,
  div,
  eq,
  fires,
  gap,
  gt,
  lt,
  maxOverTime,
  rate,
  silent,
  sum,
} from "./kit/index.ts";
import { alertmanager, clustered, delivering, reloadScenarios } from "./stack-scenarios.ts";

/** Alertmanager refused its newest configuration and goes on with the one of before. */
export const alertmanagerConfigNotApplied: Alert = alert("AlertmanagerConfigNotApplied", {
  expr: eq(maxOverTime(configReloaded, "5m"), 0),
  for: "5m",
  severity: "critical",
  priority: "P2",
  owner: "platform",
  summary: ({ labels }) => `Alertmanager ${labels.instance} runs with an old configuration`,
  description: "The newest one was refused. Changed routes and receivers are not in force.",
  action: "Read why in Alertmanager's log, correct it and deploy again.",
  page: {
    meaning:
      "Alertmanager was told to load a new configuration, refused it and goes on with the one of before. Alerts are delivered as before; changed routes, receivers and inhibitions are not in force, and a restart would fail.",
    look: [
      "Alertmanager's log: the line with `Loading configuration file failed` names the fault.",
      "Alertmanager, *Status*: the configuration in force.",
      "The secrets folder: every file that a receiver names must be there and readable.",
    ],
    act: ["Correct what the log names and deploy again."],
  },
  scenarios: reloadScenarios((samples) => configReloaded.series(alertmanager, samples)),
});

/** Alertmanager cannot tell a receiver. */
export const alertmanagerNotificationsFailing: Alert = alert("AlertmanagerNotificationsFailing", {
  expr: gt(div(sum(rate(notificationsFailed, "15m")).without("reason"), rate(notifications, "15m")), 0.01),
  for: "5m",
  severity: "critical",
  priority: "P1",
  owner: "platform",
  summary: ({ labels, value }) => `${value.humanizePercentage} of the notifications by ${labels.integration} fail`,
  description: "Whoever is told that way may not learn of alerts.",
  action: "Read the receiver's answer in Alertmanager's log: a revoked key, a wrong address, a limit reached.",
  page: {
    meaning:
      "More than one in a hundred notifications by one integration (e-mail, webhook, …) were given up on in the last quarter of an hour, after all attempts. Whoever is told that way does not learn of alerts.",
    look: [
      "Alertmanager's log: `Notify for alerts failed` names the receiver and its answer.",
      "`alertmanager_notifications_failed_total` by `reason`: `clientError` is ours to repair (key, address), `serverError` theirs.",
      "The receiver's own status page.",
    ],
    act: [
      "Renew a revoked key in the secrets, correct the address, or wait for the receiver to come back.",
      "Until then route what must not be missed to another receiver.",
    ],
  },
  scenarios: [
    fires("the receiver refuses everything", { ...delivering({ failed: 1, ok: 0 }), at: "6m", notBefore: "5m15s" }),
    fires("every tenth times out", { ...delivering({ failed: 1, ok: 9 }), at: "6m" }),
    silent("one in a hundred fails", { shows: "boundary", ...delivering({ failed: 1, ok: 99 }, "40m") }),
    silent("nothing to tell", delivering({ failed: 0, ok: 0 }, "40m")),
  ],
});

/** Alertmanagers that should know each other do not: each tells what it knows, and some are told twice or not at all. */
export const alertmanagerClusterSplit: Alert = alert("AlertmanagerClusterSplit", {
  // The largest of five minutes on both sides: a failed scrape must neither lower the one nor the other.
  expr: lt(maxOverTime(clusterMembers, "5m"), count(maxOverTime(clusterMembers, "5m")).by("job"), {
    on: ["job"],
    groupLeft: [],
  }),
  for: "15m",
  severity: "critical",
  priority: "P2",
  unwatched: "One Alertmanager is no cluster: there would be nothing to draw in most stacks.",
  owner: "platform",
  summary: ({ labels, value }) => `Alertmanager ${labels.instance} sees only ${value} of its cluster, itself included`,
  description: "Notifications come twice, and silences set on one side are not known on the other.",
  action: "See whether the Alertmanagers reach each other on the cluster's port, over TCP and UDP.",
  page: {
    look: [
      "`alertmanager_cluster_members` by instance: who is alone tells on which side the fault is.",
      "`alertmanager_cluster_failed_peers` and the log of the one that is alone: `--cluster.peer` addresses, name resolution, a firewall that lets TCP through and not UDP.",
    ],
    act: [
      "Make the cluster's port (9094) reachable in both directions, over TCP and UDP.",
      "Restart the one that is alone when the way is free: it joins anew.",
      "Set silences on both sides until then.",
    ],
  },
  scenarios: [
    fires("one of three is alone", {
      series: clustered([constant(2)], [constant(2)], [constant(1)]),
      at: "16m",
      notBefore: "15m",
    }),
    fires("alone, while scrapes fail", {
      series: clustered([constant(1, "10m"), gap("1m"), constant(1)], [constant(1)]),
      at: "16m",
    }),
    silent("two that know each other", { series: clustered([constant(2, "1h")], [constant(2, "1h")]) }),
    silent("one by itself", { shows: "boundary", series: clustered([constant(1, "1h")]) }),
    silent("one restarts", {
      series: clustered(
        [constant(2, "10m"), constant(1, "2m"), constant(2, "30m")],
        [constant(2, "10m"), gap("2m"), constant(2, "30m")],
      ),
    }),
  ],
});

/** The alerts on what Alertmanager does for everybody else. */
export const alertmanagerDelivery: readonly Alert[] = [
  alertmanagerConfigNotApplied,
  alertmanagerNotificationsFailing,
  alertmanagerClusterSplit,
];
