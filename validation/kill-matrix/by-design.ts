import type { Counts } from "./count.ts";
import type { KillPoint } from "./factors.ts";

/** What Prometheus or Alertmanager does on purpose, or as documented, when a part dies: it is told in the report and fails nothing. */
export interface ByDesign {
  readonly id: string;
  /** The cases in which it can happen; a factor that is left out may have any value. */
  readonly where: { readonly [F in keyof KillPoint]?: readonly KillPoint[F][] };
  /** Which count it explains, or that silences are gone, or that it takes longer. */
  readonly explains: readonly (Exclude<keyof Counts, "lost"> | "silencesLost" | "later")[];
  /** A sentence for the report. */
  readonly why: string;
  /** Where that is written. */
  readonly source: string;
}

const ends = ["SIGTERM", "SIGKILL"] as const;
const alert = ["pending", "firing", "resolving"] as const;

/** No row speaks of the redundant parts' false messages: what there is two or three of is there so that there are none. Nothing explains a loss. */
export const byDesign: readonly ByDesign[] = [
  {
    id: "for-starts-anew",
    where: { part: ["prometheus"], how: ends, when: ["pending", "firing"] },
    explains: ["later", "falseResolved"],
    why: "After a restart an alert whose `for` is shorter than the grace period (10 min) waits its whole `for` again; when Alertmanager hears nothing for four resend delays meanwhile, it tells that the alert is over, and then again that it fires.",
    source: "prometheus rules/group.go RestoreForState; --rules.alert.for-grace-period",
  },
  {
    id: "ends-at",
    where: { part: ["prometheus", "alertmanager", "network"], when: ["firing"], outage: ["beyond-ends-at"] },
    explains: ["falseResolved"],
    why: "Alertmanager takes an alert for over that was not sent again for four resend delays, and tells it again when it is.",
    source: "prometheus rules/manager.go SendAlerts: EndsAt = now + 4 × max(evaluation interval, resend delay)",
  },
  {
    id: "resolved-by-timeout",
    where: { part: ["prometheus"], how: ends, when: ["resolving"] },
    explains: ["later"],
    why: "A Prometheus that restarts knows nothing of an alert that ended while it was away: Alertmanager tells the end when four resend delays are over.",
    source: "prometheus rules/group.go RestoreForState restores what is active",
  },
  {
    id: "looks-back",
    where: { part: ["prometheus"], how: ["pause"], when: ["resolving"], outage: ["beyond-ends-at"] },
    explains: ["falseFiring"],
    why: "A Prometheus that goes on after it was frozen may evaluate a rule before it has scraped again, on the values of before: it looks back for 5 min. An alert that ended meanwhile is then told once more, and that it is over with the next group interval.",
    source: "https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness",
  },
  {
    id: "nothing-to-read",
    where: { part: ["exporter"], when: alert },
    explains: ["falseResolved", "later"],
    why: "An alert about series of a target that died has nothing to read any more, and is over; that the target is down is told by the alert on `up`.",
    source: "https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness",
  },
  {
    id: "log-not-saved",
    where: { part: ["alertmanager"], how: ["SIGKILL"] },
    explains: ["duplicated", "silencesLost"],
    why: "Alertmanager writes silences and what it has told to its disk every maintenance interval (a minute, as the stack sets it) and when it is asked to end: what came since is gone when it is killed, and alerts that still fire are told again.",
    source: "alertmanager --data.maintenance-interval",
  },
  {
    id: "at-least-once",
    where: { part: ["inbox", "network"], how: ["SIGKILL", "pause", "cut"] },
    explains: ["duplicated"],
    why: "A message whose answer got lost is sent again.",
    source: "https://prometheus.io/docs/alerting/latest/alertmanager/#high-availability",
  },
  {
    id: "peers-unheard",
    where: { part: ["one-of-three-alertmanagers"] },
    explains: ["duplicated"],
    why: "Alertmanagers that have not heard from each other what was told tell it themselves: rather twice than never.",
    source: "https://prometheus.io/docs/alerting/latest/alertmanager/#high-availability",
  },
];

/** What is by design in a case. */
export function explanationsOf(point: KillPoint, rows: readonly ByDesign[] = byDesign): readonly ByDesign[] {
  return rows.filter(({ where }) =>
    Object.entries(where).every(([factor, values]) =>
      values.some((value) => value === point[factor as keyof KillPoint]),
    ),
  );
}
