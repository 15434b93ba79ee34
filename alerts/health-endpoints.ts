import { startupDuration, transitions, up } from "../metrics/health.ts";
import { checked, flapping, started } from "./health-scenarios.ts";
import {
  type Alert,
  alert,
  and,
  avgOverTime,
  constant,
  type Duration,
  fires,
  gap,
  gt,
  increase,
  lastOverTime,
  lt,
  max,
  min,
  not,
  seconds,
  silent,
  unless,
} from "./kit/index.ts";

interface EndpointOptions {
  readonly service: string;
  /** The check that says whether it can do its work. @default "ready" */
  readonly check?: string;
  readonly owner?: string;
}

/** One of a service's health endpoints fails although the service is ready: whoever relies on it decides wrongly. */
export const healthEndpointFailing = ({ service, check = "ready", owner }: EndpointOptions): Alert => {
  const ready = checked(service, check);
  const other = checked(service, "live");
  return alert("HealthEndpointFailing", {
    expr: unless(
      lt(min(avgOverTime(up.where({ service, check: not(check) }), "5m")).by("service", "check", "replica"), 0.5),
      lt(min(avgOverTime(up.where({ service, check }), "5m")).by("service", "replica"), 0.5),
      { on: ["service", "replica"] },
    ),
    for: "5m",
    severity: "warning",
    priority: "P3",
    ...(owner === undefined ? {} : { owner }),
    labels: { service },
    summary: ({ labels }) => `${labels.service} is ready, but its ${labels.check} endpoint fails`,
    description:
      "Users notice nothing. An orchestrator that relies on that endpoint restarts a service that is well, or leaves a bad one alone.",
    action: "See why it fails: health_failure has the reason; ask the endpoint yourself.",
    page: {
      look: [
        "`health_failure{reason}`: `timeout` and `too_large` are an answer that nobody can use, `status` and `reported_down` what the endpoint says.",
        "`health_body_unknown{reason}`: a body that cannot be understood; then only the status counts.",
        "Did a release change it?",
      ],
      act: ["Correct the endpoint, or what the orchestrator asks. Until then do not trust its restarts."],
    },
    scenarios: [
      fires("the liveness endpoint hangs", {
        series: [ready(constant(1)), other(constant(1, "10m"), constant(0))],
        at: "18m",
        notBefore: "17m30s",
      }),
      fires("until it answers again", {
        series: [ready(constant(1, "40m")), other(constant(0, "20m"), constant(1, "20m"))],
        at: "10m",
        resolvedBy: "22m30s",
      }),
      silent("all are well", { series: [ready(constant(1, "30m")), other(constant(1, "30m"))] }),
      silent("the service is dead: another alert says so", {
        series: [ready(constant(1, "10m"), constant(0, "30m")), other(constant(1, "10m"), constant(0, "30m"))],
      }),
      silent("every second answer is good", {
        series: [ready(constant(1, "20m")), other(...flapping(40, "15s"))],
        shows: "boundary",
      }),
    ],
  });
};

/** A service's last start took so long that a deployment, or a crash, is an outage. Told for an hour after the start. */
export const startupSlow = ({
  service,
  limit = "60s",
  owner,
}: {
  service: string;
  limit?: Duration;
  owner?: string;
}): Alert => {
  const start = started(service);
  const most = seconds(limit);
  return alert("ServiceStartSlow", {
    expr: and(
      gt(max(lastOverTime(startupDuration.where({ service }), "1m")).by("service", "replica"), limit),
      // The duration stays until the next start. An exporter that was restarted has not seen the last one.
      gt(max(increase(transitions.where({ service, check: "startup" }), "1h")).by("service", "replica"), 0),
    ),
    severity: "warning",
    priority: "P3",
    ...(owner === undefined ? {} : { owner }),
    labels: { service },
    summary: ({ labels, value }) => `${labels.service} took ${value.humanizeDuration} to start`,
    description: "For that long it did no work. The next deployment, crash or restart costs as much.",
    action: ({ labels }) => `Read what ${labels.service} waited for at its start in its log.`,
    page: {
      look: [
        "What the start waited for: a dependency that was not there yet, a migration, a cold cache. The log tells, and the `startup` endpoint while it lasts.",
        "Did the machine have no time for it? Compare CPU and load of the host at that moment.",
        "`health_startup_error_bound_seconds`: how exact the number is.",
      ],
      act: [
        "Slow dependency: mend that. Migration: run it before the deployment.",
        "Until then deploy one replica after the other, and give the orchestrator's startup probe the time.",
      ],
    },
    scenarios: [
      fires("it waited for its database", {
        series: start([gap("5m"), constant(most * 3)], [constant(0, "5m"), constant(1)]),
        at: "5m15s",
      }),
      fires("just over the limit, while scrapes fail", {
        series: start(
          [gap("5m"), constant(most + 1, "5m"), gap("45s"), constant(most + 1)],
          [constant(0, "5m"), constant(1, "5m"), gap("45s"), constant(1)],
        ),
        at: "10m30s",
        shows: "boundary",
      }),
      fires("a slow start after quick ones, for an hour", {
        series: start(
          [constant(4, "2h"), gap("2m"), constant(most * 2, "2h")],
          [constant(1, "2h"), constant(2, "2m"), constant(3, "2h")],
        ),
        at: "2h30m",
        resolvedBy: "3h3m",
      }),
      silent("just at the limit", {
        series: start([gap("5m"), constant(most, "30m")], [constant(0, "5m"), constant(1, "30m")]),
        shows: "boundary",
      }),
      silent("the exporter was restarted: the start was long ago", {
        series: start([constant(most * 2, "30m")], [constant(0, "30m")]),
      }),
      silent("it does not start at all: another alert says so", {
        series: start([gap("30m")], [constant(0, "5m"), constant(1, "25m")]),
        shows: "no data",
      }),
    ],
  });
};
