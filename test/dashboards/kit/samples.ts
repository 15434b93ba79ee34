import {
  type Dashboard,
  type DashboardOptions,
  dashboard,
  type PanelLike,
  rate,
  row,
  select,
  stateSet,
  sum,
  timeseries,
} from "../../../dashboards/kit/index.ts";

/** A counter as a metric's definition would give it. */
export const requests = select<"job" | "instance" | "route" | "code", "counter">("http_requests_total");

/** A gauge as a metric's definition would give it. */
export const inFlight = select<"job" | "instance" | "route", "gauge">("http_in_flight_requests");

/** A state set as a metric's definition would give it. */
export const doorState = stateSet("door_state", {
  help: "State of the door.",
  unit: "boolean",
  labels: ["door"],
  states: ["open", "shut", "locked"],
});

/** A panel that passes every check. */
export function graph(key: string) {
  return timeseries(key, {
    title: `Title of ${key}`,
    description: `What ${key} means.`,
    unit: "reqps",
    queries: [{ expr: sum(rate(requests, "$__rate_interval")).by("route"), legend: "{{route}}" }],
  });
}

/** A dashboard of one row that passes every check, with what the test changes. */
export function sample(panels: readonly PanelLike[], changes: Partial<DashboardOptions> = {}): Dashboard {
  return dashboard({
    uid: "http",
    title: "HTTP",
    owner: "web",
    purpose: "Do requests get answered?",
    rows: [row("Traffic", panels)],
    ...changes,
  });
}
