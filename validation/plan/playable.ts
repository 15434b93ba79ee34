import { type Scenario, seriesOf } from "../../alerts/kit/index.ts";
import { milliseconds, type Shape } from "../../metrics/kit/index.ts";
import type { ExpectedAlert } from "./episode.ts";

/**
 * Why only promtool can play a scenario, which samples each series at the very moment of its evaluation; absent where a Prometheus
 * that scrapes and evaluates at moments of its own can decide it, too.
 */
export function undecidable(
  scenario: Scenario,
  expected: readonly ExpectedAlert[],
  { scrape, evaluation }: { readonly scrape: number; readonly evaluation: number },
): string | undefined {
  if (seriesOf(scenario).some(({ samples }) => changesWithScrapes(samples, scrape)))
    return "its series change with every scrape";
  const brief = expected.some(
    ({ ideal }) => ideal?.over !== undefined && ideal.over - ideal.firing < 2 * (scrape + evaluation),
  );
  return brief ? "it fires for less time than a scrape and an evaluation may take to see it" : undefined;
}

/** More than once, for a scrape or less: which scrape sees what is a matter of chance. */
function changesWithScrapes(samples: readonly Shape[], scrape: number): boolean {
  return samples.filter(({ lasts }) => lasts !== undefined && milliseconds(lasts) <= scrape).length > 2;
}
