import { milliseconds, type SampleSeries } from "../../../metrics/kit/index.ts";
import type { Alert } from "../rule.ts";
import type { Scenario } from "./scenario.ts";

/** The series of a scenario, those of histograms and state sets one by one. */
export function seriesOf({ series }: Scenario): SampleSeries[] {
  return series.flat();
}

/** When a scenario ends, in milliseconds: at the moment it asks about last, else see `SilentOptions.lasts`. */
export function scenarioEnd(alert: Alert, scenario: Scenario): number {
  const lengths = seriesOf(scenario).flatMap((series) => lengthOf(series) ?? []);
  switch (scenario.kind) {
    case "pending":
      return milliseconds(scenario.at);
    case "fires":
      // Once resolved, it must stay so for as long as there is something to see.
      return scenario.resolvedBy === undefined
        ? milliseconds(scenario.at)
        : Math.max(milliseconds(scenario.at), milliseconds(scenario.resolvedBy), ...lengths);
    case "silent":
      if (scenario.lasts !== undefined) return milliseconds(scenario.lasts);
      return lengths.length > 0 ? Math.max(...lengths) : milliseconds(alert.for ?? "0s") + milliseconds("10m");
  }
}

function lengthOf({ samples }: SampleSeries): number | undefined {
  const lengths = samples.map(({ lasts }) => (lasts === undefined ? undefined : milliseconds(lasts)));
  const known = lengths.filter((length) => length !== undefined);
  return known.length < lengths.length ? undefined : known.reduce((total, length) => total + length, 0);
}
