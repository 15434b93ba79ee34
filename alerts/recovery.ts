import { lastChange, up } from "../metrics/health.ts";
import { down } from "./agents-scenarios.ts";
import {
  type Alert,
  alert,
  and,
  constant,
  type Duration,
  eq,
  fires,
  gap,
  gt,
  lastOverTime,
  ramp,
  seconds,
  silent,
  sub,
  time,
} from "./kit/index.ts";

interface Recovering {
  /** As the health exporter calls it. */
  readonly service: string;
  readonly check: string;
  /** The time to recovery that was promised (MTTR). */
  readonly within: Duration;
  readonly owner?: string;
}

/**
 * A service has been down for longer than recovery may take.
 *
 * The time is that of the health exporter, not of `for`: a restart of Prometheus does not begin it anew.
 */
export const recoveryOverdue = ({ service, check, within, owner }: Recovering): Alert => {
  const asked = { service, check };
  const limit = seconds(within);
  const story = down(service, check);
  return alert("RecoveryOverdue", {
    expr: and(
      gt(sub(time(), lastOverTime(lastChange.where(asked), "2m")), within),
      eq(lastOverTime(up.where(asked), "2m"), 0),
    ),
    for: "15s",
    severity: "critical",
    priority: "P0",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) => `${labels.service} has been down for ${value.humanizeDuration}`,
    description: `It was promised to be back within ${within}. It does not come back by itself.`,
    action: "Somebody must act now: bring in whoever knows the service, and tell its users.",
    page: {
      meaning:
        "The service's health check has failed without a break for longer than recovery was promised to take. Whatever usually brings it back, a restart, another replica, a dependency that returns, did not.",
      look: [
        '`health_failure{service="…"}`: nobody answers, or it says itself that it is down?',
        "[ServiceDependencyDown](ServiceDependencyDown.md): is it waiting for something else?",
        "[ContainerRestarting](ContainerRestarting.md) and [ProcessRestarting](ProcessRestarting.md): does it come and go?",
        "What was changed in the last hours: releases, passwords, certificates, networks.",
      ],
      act: [
        "Tell its users, and those whose services need it.",
        "Undo the last change, even if it seems harmless.",
        "Write down when it began and when it was back: this counts in the mean time to recovery.",
      ],
    },
    scenarios: [
      fires("it does not come back", {
        series: story({ well: [constant(1, "10m"), constant(0)], changed: [constant(0, "10m"), constant(600)] }),
        at: "15m30s",
        notBefore: "15m30s",
      }),
      fires("it is back after a quarter of an hour", {
        series: story({
          well: [constant(1, "10m"), constant(0, "15m"), constant(1, "20m")],
          changed: [constant(0, "10m"), constant(600, "15m"), constant(1500, "20m")],
        }),
        at: "17m",
        resolvedBy: "25m",
      }),
      fires("while the exporter's scrapes fail", {
        series: story({
          well: [constant(1, "10m"), constant(0, "4m"), gap("1m"), constant(0)],
          changed: [constant(0, "10m"), constant(600, "4m"), gap("1m"), constant(600)],
        }),
        at: "16m",
      }),
      fires("Prometheus began a moment ago, and it has been down for long", {
        series: story({ well: [constant(0)], changed: [constant(-3600)] }),
        at: "30s",
      }),
      silent("just in time", {
        shows: "boundary",
        series: story({
          well: [constant(1, "10m"), constant(0, within), constant(1, "20m")],
          changed: [constant(0, "10m"), constant(600, within), constant(600 + limit, "20m")],
        }),
      }),
      silent("it comes and goes: each time it is back", {
        series: story({
          well: Array.from({ length: 20 }, () => [constant(0, "2m"), constant(1, "1m")]).flat(),
          changed: [ramp({ from: 0, by: 15, per: "15s", lasts: "1h" })],
        }),
      }),
      silent("well for days", { series: story({ well: [constant(1, "1h")], changed: [constant(-864_000, "1h")] }) }),
    ],
  });
};
