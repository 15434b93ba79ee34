import { componentUp, up } from "../metrics/health.ts";
import { checked, depending, flapping } from "./health-scenarios.ts";
import {
  type Alert,
  alert,
  avgOverTime,
  constant,
  fires,
  gap,
  lt,
  min,
  type Priority,
  type Severity,
  silent,
} from "./kit/index.ts";

/** A service that the health exporter asks. */
interface Asked {
  readonly service: string;
  /** The check that says whether it can do its work. @default "ready" */
  readonly check?: string;
  readonly severity?: Severity;
  readonly priority?: Priority;
  readonly owner?: string;
}

/** A service says, or shows by not answering, that it cannot do its work: whoever sends it requests gets errors. */
export const serviceNotReady = ({ service, check = "ready", ...options }: Asked): Alert => {
  const { severity = "critical", priority = "P1", owner } = options;
  const says = checked(service, check);
  return alert("ServiceNotReady", {
    // Averaged, so that a service that comes and goes is found too: a single good answer would start `for` again.
    expr: lt(min(avgOverTime(up.where({ service, check }), "5m")).by("service", "check", "replica"), 0.5),
    for: "2m",
    severity,
    priority,
    ...(owner === undefined ? {} : { owner }),
    labels: { service },
    summary: ({ labels, value }) =>
      `${labels.service} cannot do its work: its ${labels.check} check went well in ${value.humanizePercentage} of the last five minutes`,
    description: "It does not answer, or says that it is down. A load balancer sends it nothing any more.",
    action: ({ labels }) =>
      `See why the check fails (health_failure) and which dependency is down (ServiceDependencyDown); then the log of ${labels.service}.`,
    page: {
      meaning:
        "The service was asked from outside, as its users or a load balancer would ask, and for most of five minutes the answer was not a good one. Where it is the only replica, it is down for everybody.",
      look: [
        "Why: `health_failure{reason}`. `refused` and `timeout`: the process is dead or stuck. `status` or `reported_down`: it is alive and says so itself.",
        "[ServiceDependencyDown](ServiceDependencyDown.md) fires as well: mend that one, the service comes back by itself.",
        "[TargetMissing](TargetMissing.md) for the same service fires as well: the whole process is gone, not only its health endpoint.",
      ],
      act: [
        "Dead or stuck: restart it; its last words are in the log.",
        "Since a release: roll it back.",
        "Not ready because of a dependency: do not restart it, that makes the others slower.",
      ],
    },
    scenarios: [
      fires("it died", { series: [says(constant(1, "10m"), constant(0))], at: "14m45s", notBefore: "14m30s" }),
      fires("every third answer is good", { series: [says(...flapping(20, "30s"))], at: "10m" }),
      fires("dead, while the exporter's scrapes fail", {
        series: [says(constant(1, "10m"), constant(0, "3m"), gap("45s"), constant(0))],
        at: "15m",
      }),
      fires("until it is well again", {
        series: [says(constant(0, "20m"), constant(1, "20m"))],
        at: "10m",
        // Half of the last five minutes.
        resolvedBy: "22m30s",
      }),
      silent("it is well", { series: [says(constant(1, "30m"))] }),
      silent("every second answer is good", { series: [says(...flapping(40, "15s"))], shows: "boundary" }),
      silent("a restart of two minutes", { series: [says(constant(1, "10m"), constant(0, "2m"), constant(1, "20m"))] }),
    ],
  });
};

/** A service says that something it needs is down. */
export const dependencyDown = ({ service, owner }: { service: string; owner?: string }): Alert => {
  const depends = depending(service);
  return alert("ServiceDependencyDown", {
    expr: lt(min(avgOverTime(componentUp.where({ service }), "5m")).by("service", "component", "replica"), 0.5),
    for: "2m",
    // What its users notice, other alerts page: this one says why.
    severity: "warning",
    priority: "P2",
    ...(owner === undefined ? {} : { owner }),
    labels: { service },
    summary: ({ labels }) => `${labels.service} cannot reach ${labels.component}, or ${labels.component} is down`,
    description: ({ labels }) => `Whatever ${labels.service} needs ${labels.component} for fails.`,
    action: ({ labels }) =>
      `See whether ${labels.component} runs and takes connections; then the way from ${labels.service} to it.`,
    page: {
      look: [
        "The service's own words: its health endpoint's body, one entry per dependency, often with the error.",
        "Do other services that need it say the same? Then it is the dependency, else the way to it.",
        "Refused: it is not running, or the password or a limit of connections is wrong. Timeouts: the network, or it is overloaded.",
      ],
      act: ["Start the dependency, or relieve it.", "The service finds it again by itself: no restart is needed."],
    },
    scenarios: [
      fires("the database is down", {
        series: depends(constant(1, "10m"), constant(0)),
        at: "14m45s",
        notBefore: "14m30s",
      }),
      fires("it comes and goes", { series: depends(...flapping(20, "30s")), at: "10m" }),
      fires("until it is back", {
        series: depends(constant(0, "20m"), constant(1, "20m")),
        at: "10m",
        resolvedBy: "22m30s",
      }),
      silent("all are well", { series: depends(constant(1, "30m")) }),
      silent("every second look is good", { series: depends(...flapping(40, "15s")), shows: "boundary" }),
      silent("the database restarts", { series: depends(constant(1, "10m"), constant(0, "2m"), constant(1, "20m")) }),
      silent("the service is dead: what it needs is unknown, not down", {
        series: depends(constant(1, "10m"), gap("20m")),
      }),
    ],
  });
};

/** Everything about a service that the health exporter can tell. */
export function health({ service, check, severity, priority, owner }: Asked): readonly Alert[] {
  const common = { service, ...(owner === undefined ? {} : { owner }) };
  const asked = { ...common, ...(check === undefined ? {} : { check }) };
  return [
    serviceNotReady({
      ...asked,
      ...(severity === undefined ? {} : { severity }),
      ...(priority === undefined ? {} : { priority }),
    }),
    dependencyDown(common),
  ];
}
