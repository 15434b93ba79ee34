import { ruleFailures, ruleGroupDuration, ruleGroupInterval, ruleIterationsMissed } from "../metrics/prometheus.ts";
import { constant, ramp, type SampleSeries, type Shape } from "./kit/index.ts";
import { prometheus } from "./stack-scenarios.ts";

const ruleGroup = { ...prometheus, rule_group: pathIn("a1b2c3") };

/** The labels of an alert on that group. */
export const group = { labels: { group: "app", instance: prometheus.instance } };

/** Evaluations of a rule that failed. */
export function failing(...samples: readonly Shape[]): readonly SampleSeries[] {
  return [ruleFailures.series(ruleGroup, samples)];
}

/** A rule that always fails, in a group that comes from another file after four minutes: a new release. */
export function switched(): readonly SampleSeries[] {
  const next = { ...prometheus, rule_group: pathIn("d4e5f6") };
  return [
    ruleFailures.series(ruleGroup, ramp({ from: 0, by: 1, per: "15s", lasts: "4m" })),
    ruleFailures.series(next, [{ shape: "gap", lasts: "4m" }, ramp({ from: 0, by: 1, per: "15s" })]),
  ];
}

/** Evaluations of a group that were left out. */
export function missing(...samples: readonly Shape[]): readonly SampleSeries[] {
  return [ruleIterationsMissed.series(ruleGroup, samples)];
}

/** Seconds that a group takes which is evaluated every 15. */
export function taking(...samples: readonly Shape[]): readonly SampleSeries[] {
  return [ruleGroupDuration.series(ruleGroup, samples), ruleGroupInterval.series(ruleGroup, constant(15))];
}

function pathIn(release: string): string {
  return `/etc/prometheus/config/releases/${release}/rules/app.yml;app`;
}
