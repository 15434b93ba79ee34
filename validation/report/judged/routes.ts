import { asDeclared, type Routes } from "../../result/index.ts";
import { count } from "../words/index.ts";
import type { Judged } from "./judged.ts";

/** Every row, then inhibitions, mutes, grouping, and the alert that always fires. */
export function judgeRoutes({ rows, inhibitions, mutes, grouping, watchdog }: Routes): Judged[] {
  return [
    ...rows.map(
      ({ alert, severity, declared, got, outcome, notifications }): Judged => ({
        subject: `${alert} (${severity})`,
        outcome: asDeclared(outcome) ? "passed" : "failed",
        expected: receivers(declared),
        seen:
          outcome === "right"
            ? receivers(got)
            : `${outcome}: ${receivers(got)} in ${count(notifications, "notification")}`,
      }),
    ),
    ...counted("inhibitions", inhibitions.honoured, inhibitions.expected),
    ...counted("mutes", mutes.honoured, mutes.expected),
    ...counted("grouping", grouping.right, grouping.notifications),
    ...(watchdog === undefined ? [] : [watchdogCase(watchdog)]),
  ];
}

export function routesSentence({ rows, watchdog }: Routes): string {
  const right = rows.filter(({ outcome }) => asDeclared(outcome)).length;
  const path = watchdog === undefined ? "no Watchdog path" : `${watchdog.alert} at ${watchdog.receiver}`;
  return `${right} of ${count(rows.length, "alert")} to the receivers declared; ${path}`;
}

/** `team-a, inbox`; `nobody`. */
export function receivers(names: readonly string[]): string {
  return names.length === 0 ? "nobody" : names.join(", ");
}

function counted(subject: string, right: number, of: number): Judged[] {
  if (of === 0) return [];
  return [
    { subject, outcome: right < of ? "failed" : "passed", expected: `${of} as declared`, seen: `${right} of ${of}` },
  ];
}

function watchdogCase({ alert, receiver, notifications }: NonNullable<Routes["watchdog"]>): Judged {
  return {
    subject: `${alert} on its way`,
    outcome: notifications > 0 ? "passed" : "failed",
    expected: `notifications at ${receiver}`,
    seen: count(notifications, "notification"),
  };
}
