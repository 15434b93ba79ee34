import { counter, gauge, stateSet } from "./kit/index.ts";

export * from "./health-collection.ts";

// Checks. `replica` is empty unless the settings name several addresses for one service.

const check = ["service", "check", "replica"] as const;
const service = ["service", "replica"] as const;
const component = ["service", "component", "replica"] as const;

/** 0 also when nobody answers; the reason is in {@link failure}. */
export const up = gauge("health_up", {
  help: "Whether the check says that the service is well.",
  unit: "boolean",
  labels: check,
});

/** Of checks that could not be asked before the deadline. */
export const upUnknown = gauge("health_up_unknown", {
  help: "Checks whose answer is unknown, by reason.",
  unit: "checks",
  labels: [...check, "reason"],
});

/** Only there while the check fails. */
export const failure = gauge("health_failure", {
  help: "Why the check fails now, always 1.",
  labels: [...check, "reason"],
});

export const failures = counter("health_failures_total", {
  help: "Times the check failed, by reason.",
  unit: "checks",
  labels: [...check, "reason"],
});

export const checkDuration = gauge("health_check_duration_seconds", {
  help: "Time the last check took.",
  unit: "seconds",
  labels: check,
});

export const httpStatus = gauge("health_check_http_status_code", {
  help: "HTTP status of the last answer.",
  unit: "code",
  labels: check,
});

/** Counted from the exporter's start. */
export const transitions = counter("health_transitions_total", {
  help: "Times the check went from well to failing or back.",
  unit: "transitions",
  labels: check,
});

/** While {@link transitions} is 0, when the exporter first saw it. */
export const lastChange = gauge("health_last_change_timestamp_seconds", {
  help: "When the check last changed, or was first seen.",
  unit: "seconds",
  labels: check,
});

/** Also of certificates that are not trusted any more. */
export const tlsExpiry = gauge("health_tls_expiry_timestamp_seconds", {
  help: "When the first certificate of the chain expires.",
  unit: "seconds",
  labels: check,
});

export const tlsInfo = gauge("health_tls_info", {
  help: "Version of TLS of the last check, always 1.",
  labels: [...check, "version"],
});

// Bodies and the components (dependencies) that they name.

/** The status alone then says whether the service is well. */
export const bodyUnknown = gauge("health_body_unknown", {
  help: "Why the body of the last answer was not understood, always 1.",
  labels: [...check, "reason"],
});

export const bodiesRefused = counter("health_bodies_refused_total", {
  help: "Bodies that were not understood, by reason.",
  unit: "bodies",
  labels: [...check, "reason"],
});

/** Degraded counts as up; look at {@link componentState}. */
export const componentUp = gauge("health_component_up", {
  help: "Whether the service says that its component is well.",
  unit: "boolean",
  labels: component,
});

export const componentState = stateSet("health_component_state", {
  help: "State of the component in the service's own words.",
  labels: component,
  states: ["up", "degraded", "down", "unknown"],
  unit: "boolean",
});

/** Known before, and not told of now: the service does not answer, or leaves them out. */
export const componentUnknown = gauge("health_component_unknown", {
  help: "Components whose state is unknown, by reason.",
  unit: "components",
  labels: [...service, "reason"],
});

/** Named by the body, and not shown. */
export const componentsDropped = gauge("health_components_dropped", {
  help: "Components of the last answer that are not shown, by reason.",
  unit: "components",
  labels: [...service, "reason"],
});

export const componentTransitions = counter("health_component_transitions_total", {
  help: "Times the component went from well to failing or back.",
  unit: "transitions",
  labels: component,
});

export const componentLastChange = gauge("health_component_last_change_timestamp_seconds", {
  help: "When the component last changed, or was first seen.",
  unit: "seconds",
  labels: component,
});

// Starts

/** From the process's start, as the service tells it or as the exporter saw it, to the first time it was ready. */
export const startupDuration = gauge("health_startup_duration_seconds", {
  help: "Time the service's last start took until it was ready.",
  unit: "seconds",
  labels: service,
});

/** Half the time between two checks, for each end that was seen from outside. */
export const startupErrorBound = gauge("health_startup_error_bound_seconds", {
  help: "How far the duration of the last start may be off.",
  unit: "seconds",
  labels: service,
});

export const startupUnknown = gauge("health_startup_unknown", {
  help: "Why the duration of the last start is unknown, always 1.",
  labels: [...service, "reason"],
});

// The exporter

export const probes = counter("health_probes_total", {
  help: "Requests to /probe that were answered with a probe.",
  unit: "probes",
});

/** A target that is not on the list, or a module that does not exist. */
export const probesRefused = counter("health_probes_refused_total", {
  help: "Requests to /probe that were refused, by reason.",
  unit: "probes",
  labels: ["reason"],
});
