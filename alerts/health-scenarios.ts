import { componentUp, startupDuration, transitions, up } from "../metrics/health.ts";
import { constant, type SampleSeries, type Shape } from "./kit/index.ts";

/** What one check of a service says; the service is a single process, so that the replica has no name. */
export function checked(service: string, check: string) {
  return (...samples: readonly Shape[]): SampleSeries => up.series({ service, check, replica: "" }, samples);
}

/** What a service says of the database it needs; its cache is always well. */
export function depending(service: string) {
  return (...samples: readonly Shape[]): readonly SampleSeries[] => [
    componentUp.series({ service, component: "postgres", replica: "" }, samples),
    componentUp.series({ service, component: "redis", replica: "" }, constant(1)),
  ];
}

/** How long the last start of a service took, and how often its startup check has changed. */
export function started(service: string) {
  return (took: readonly Shape[], changed: readonly Shape[]): readonly SampleSeries[] => [
    startupDuration.series({ service, replica: "" }, took),
    transitions.series({ service, check: "startup", replica: "" }, changed),
    transitions.series({ service, check: "ready", replica: "" }, constant(0)),
  ];
}

/** `times` times down for that long and then well for one scrape. */
export function flapping(times: number, down: "30s" | "15s"): readonly Shape[] {
  return Array.from({ length: times }, () => [constant(0, down), constant(1, "15s")]).flat();
}
