import { clusterMembers, notifications, notificationsFailed } from "../metrics/alertmanager.ts";
import {
  notificationQueue,
  notificationQueueCapacity,
  notificationsDropped,
  notificationsSent,
} from "../metrics/prometheus.ts";
import {
  constant,
  counting,
  type Duration,
  fires,
  gap,
  ramp,
  type SampleSeries,
  type Scenario,
  type Shape,
  silent,
} from "./kit/index.ts";

export const prometheus = { job: "prometheus", instance: "prometheus:9090" };
export const alertmanager = { job: "alertmanager", instance: "alertmanager:9093" };

/** What happens to a service that is told to load its configuration again. */
export function reloadScenarios(loaded: (samples: readonly Shape[]) => SampleSeries): readonly Scenario[] {
  return [
    fires("a refused configuration", {
      series: [loaded([constant(1, "5m"), constant(0)])],
      at: "14m45s",
      notBefore: "14m45s",
    }),
    fires("refused, and repaired after a quarter of an hour", {
      series: [loaded([constant(1, "5m"), constant(0, "15m"), constant(1, "10m")])],
      at: "14m45s",
      resolvedBy: "20m",
    }),
    fires("refused, while scrapes fail", {
      series: [loaded([constant(1, "5m"), constant(0, "6m"), gap("2m"), constant(0)])],
      at: "14m45s",
    }),
    silent("an accepted configuration", { series: [loaded([constant(1, "30m")])] }),
    silent("refused, and repaired within five minutes", {
      series: [loaded([constant(1, "5m"), constant(0, "5m"), constant(1, "20m")])],
    }),
  ];
}

/** Alerts on their way from Prometheus to Alertmanager, in each quarter of a minute. */
export function sending({ dropped, sent }: { dropped: number; sent: number }, lasts?: Duration) {
  return {
    series: [
      notificationsDropped.series(toAlertmanager(), growing(dropped, lasts)),
      notificationsSent.series(toAlertmanager(), growing(sent, lasts)),
    ],
  };
}

/** Alertmanager is away for two minutes, in which every alert sent to it is lost. */
export const briefOutage = {
  series: [
    notificationsDropped.series(
      toAlertmanager(),
      counting(
        { by: 0, per: "15s", lasts: "10m" },
        { by: 4, per: "15s", lasts: "2m" },
        { by: 0, per: "15s", lasts: "20m" },
      ),
    ),
    notificationsSent.series(
      toAlertmanager(),
      counting(
        { by: 4, per: "15s", lasts: "10m" },
        { by: 0, per: "15s", lasts: "2m" },
        { by: 4, per: "15s", lasts: "20m" },
      ),
    ),
  ],
};

/** Alertmanager is away for twenty minutes. */
export const longOutage = {
  series: [
    notificationsDropped.series(toAlertmanager(), [
      ramp({ from: 0, by: 4, per: "15s", lasts: "20m" }),
      constant(320, "20m"),
    ]),
    notificationsSent.series(toAlertmanager(), [
      constant(0, "20m"),
      ramp({ from: 4, by: 4, per: "15s", lasts: "20m" }),
    ]),
  ],
};

/** Every fourth alert is lost, and after ten minutes Prometheus starts anew with counters at zero. */
export const restartWhileSending = {
  series: [
    notificationsDropped.series(toAlertmanager(), [
      ramp({ from: 0, by: 1, per: "15s", lasts: "10m" }),
      gap("30s"),
      ramp({ from: 0, by: 1, per: "15s" }),
    ]),
    notificationsSent.series(toAlertmanager(), [
      ramp({ from: 0, by: 3, per: "15s", lasts: "10m" }),
      gap("30s"),
      ramp({ from: 0, by: 3, per: "15s" }),
    ]),
  ],
};

/** Alerts that wait for Alertmanager, of at most 10,000. */
export function queued(...samples: readonly Shape[]): readonly SampleSeries[] {
  return [
    notificationQueue.series(toAlertmanager(), samples),
    notificationQueueCapacity.series(prometheus, constant(10_000)),
  ];
}

/** How many members of its cluster each Alertmanager knows. */
export function clustered(...members: readonly (readonly Shape[])[]): readonly SampleSeries[] {
  return members.map((samples, index) =>
    clusterMembers.series({ job: "alertmanager", instance: `alertmanager-${index + 1}:9093` }, samples),
  );
}

/** Notifications on their way from Alertmanager to a receiver, in each quarter of a minute. */
export function delivering({ failed, ok }: { failed: number; ok: number }, lasts?: Duration) {
  const way = { ...alertmanager, integration: "webhook" };
  return {
    series: [
      notificationsFailed.series({ ...way, reason: "clientError" }, growing(0, lasts)),
      notificationsFailed.series({ ...way, reason: "serverError" }, growing(failed, lasts)),
      notifications.series(way, growing(failed + ok, lasts)),
    ],
  };
}

function growing(by: number, lasts: Duration | undefined): Shape {
  return ramp({ from: 0, by, per: "15s", ...(lasts === undefined ? {} : { lasts }) });
}

function toAlertmanager() {
  return { ...prometheus, alertmanager: "http://alertmanager:9093/api/v2/alerts" };
}
