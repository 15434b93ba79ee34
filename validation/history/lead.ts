import { seriesOf } from "../../alerts/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import type { Settings } from "../../settings/index.ts";
import type { Plan } from "../plan/index.ts";

/** Samples of the past that a plan's episodes have. */
export function historySamples({ episodes }: Pick<Plan, "episodes">, scrapeInterval: string): number {
  const scrape = milliseconds(scrapeInterval);
  return episodes.reduce(
    (sum, { past, scenario }) => sum + Math.ceil(past / scrape) * (seriesOf(scenario).length + 2),
    0,
  );
}

/**
 * How long before a play what is back-filled has to be begun with, in milliseconds; nothing where there is no past.
 *
 * A container for promtool and Prometheus's next look at its blocks take two seconds, and a million samples about four on a busy machine.
 */
export function historyLead(
  plan: Pick<Plan, "episodes">,
  { scrapeInterval }: Pick<Settings, "scrapeInterval">,
): number {
  const samples = historySamples(plan, scrapeInterval);
  return samples === 0 ? 0 : 3000 + Math.ceil(samples / 150);
}
