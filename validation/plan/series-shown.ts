import { type Scenario, seriesOf } from "../../alerts/kit/index.ts";
import { milliseconds, type SampleSeries } from "../../metrics/kit/index.ts";

/**
 * The series of a scenario as a target shows them. One that lasts to the moment at which an alert has to fire goes on as it was:
 * promtool looks at that moment only, and a Prometheus gets to it a scrape and an evaluation later.
 */
export function seriesShown(scenario: Scenario): readonly SampleSeries[] {
  const series = seriesOf(scenario);
  if (scenario.kind !== "fires" || scenario.resolvedBy !== undefined) return series;
  return series.map((one) => (endOf(one) >= milliseconds(scenario.at) ? heldOn(one) : one));
}

function endOf({ samples }: SampleSeries): number {
  return samples.reduce(
    (sum, { lasts }) => sum + (lasts === undefined ? Number.POSITIVE_INFINITY : milliseconds(lasts)),
    0,
  );
}

function heldOn(series: SampleSeries): SampleSeries {
  const last = series.samples.at(-1);
  if (last === undefined) return series;
  const { lasts: _lasts, ...held } = last;
  return { ...series, samples: [...series.samples.slice(0, -1), held] };
}
