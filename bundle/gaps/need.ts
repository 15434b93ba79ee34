import type { Reader } from "./reader.ts";
import type { Read } from "./reads.ts";

/** Series that somebody asks for. */
export interface Need extends Read {
  readonly reader: Reader;
}

/** The same for whatever is chosen at the top of a dashboard, and at any time: the label of a choice must be there. */
export function withoutChoices(need: Need): Need {
  const { metric, matchers } = need.selector;
  const fixed = matchers.filter(({ value }) => !/\$\w|\$\{|\[\[/.test(value));
  const chosen = matchers.filter((matcher) => !fixed.includes(matcher)).map(({ label }) => label);
  const labels = [...new Set([...need.labels, ...chosen])].sort();
  return { ...need, labels, selector: { type: "selector", metric, matchers: fixed } };
}

/** Series that Prometheus writes itself; all that can be missing of them is the target. */
export function isOfTheScrape(metric: string): boolean {
  return metric === "up" || metric.startsWith("scrape_");
}

/** Series of the alerts themselves, which are there when one is. */
export function isOfAlerts(metric: string): boolean {
  return metric === "ALERTS" || metric === "ALERTS_FOR_STATE";
}
