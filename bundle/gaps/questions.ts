import { isOfTheScrape, type Need } from "./need.ts";

/**
 * By metric that is needed, the labels of its series that matter beside `job` and `instance`, sorted.
 *
 * It is as little as will do to tell which needs are met: a large server has more series than anybody could be sent.
 */
export type Questions = ReadonlyMap<string, readonly string[]>;

/** What has to be known of the targets. */
export function questionsOf(needs: readonly Need[]): Questions {
  const asked = needs.filter(({ selector }) => selector.metric !== "" && !isOfTheScrape(selector.metric));
  const byMetric = [...Map.groupBy(asked, ({ selector }) => selector.metric)].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(
    byMetric.map(([metric, some]) => {
      const labels = some.flatMap((need) => [...need.labels, ...need.selector.matchers.map(({ label }) => label)]);
      return [metric, [...new Set(labels)].filter((label) => label !== "job" && label !== "instance").sort()];
    }),
  );
}
