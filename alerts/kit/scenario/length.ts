import { milliseconds, type SampleSeries } from "../../../metrics/kit/index.ts";
import type { Alert } from "../rule.ts";
import type { Scenario } from "./scenario.ts";

/** The series of a scenario, those of histograms and state sets one by one. */
export function seriesOf({ series }: Scenario): SampleSeries[] {
  return series.flat();
}

/** When a scenario ends, in milliseconds: at the moment it asks about, else see `SilentOptions.lasts`. */
export function scenarioEnd(alert: Alert, scenario: Scenario): number {
  if (scenario.kind === "fires") return milliseconds(scenario.at);
  if (scenario.lasts !== undefined) return milliseconds(scenario.lasts);
  const lengths = seriesOf(scenario).flatMap((series) => lengthOf(series) ?? []);
  return lengths.length > 0 ? Math.max(...lengths) : milliseconds(alert.for ?? "0s") + milliseconds("10m");
}

function lengthOf({ samples }: SampleSeries): number | undefined {
  const lengths = samples.map(({ lasts }) => (lasts === undefined ? undefined : milliseconds(lasts)));
  const known = lengths.filter((length) => length !== undefined);
  return known.length < lengths.length ? undefined : known.reduce((total, length) => total + length, 0);
}
