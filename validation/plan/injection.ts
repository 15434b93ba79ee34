import { type Scenario, seriesOf } from "../../alerts/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";

/** When a series of the scenario last changed its shape at or before a moment: virtual milliseconds, 0 being the beginning. */
export function injectedBefore(scenario: Scenario, moment: number): number {
  return Math.max(0, ...seriesOf(scenario).flatMap(({ samples }) => changes(samples).filter((time) => time <= moment)));
}

/** When a series takes each of its shapes, and when it ends if the last one says how long it lasts. */
function changes(samples: readonly { readonly lasts?: string }[]): readonly number[] {
  const times: number[] = [];
  let time = 0;
  for (const { lasts } of samples) {
    times.push(time);
    if (lasts === undefined) return times;
    time += milliseconds(lasts);
  }
  return [...times, time];
}
