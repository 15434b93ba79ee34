/** How much of the collection is measured: up to 100,000 series, or one short run. */
export type CollectionExtent = "full" | "quick";

/** Runs that one copy plays one after the other; its target dies after the last one. */
export interface CopyRuns {
  /** Between scrapes, milliseconds. */
  readonly interval: number;
  readonly runs: readonly { readonly series: number; readonly seconds: number }[];
}

/** What is played for an extent, a copy for each interval: no Prometheus of a stack scrapes faster than once a second. */
export function collectionRuns(extent: CollectionExtent): readonly CopyRuns[] {
  return extent === "quick" ? quick : full;
}

/** How long an extent takes, in seconds. */
export function estimateCollection(extent: CollectionExtent): number {
  return Math.ceil(collectionRuns(extent).reduce((sum, one) => sum + secondsOf(one), 0));
}

/** How long one copy takes, with bringing it up and removing it: after each run everything is scraped once more, and read back. */
export function secondsOf({ interval, runs }: CopyRuns): number {
  const each = ({ series, seconds }: CopyRuns["runs"][number]) =>
    seconds + interval / 1000 + 2 + (series * seconds * 1000) / interval / samplesReadASecond;
  return upAndDown + runs.reduce((sum, run) => sum + each(run), 0) + (3 * interval) / 1000;
}

const quick: readonly CopyRuns[] = [{ interval: 1000, runs: [{ series: 10_000, seconds: 8 }] }];

const full: readonly CopyRuns[] = [
  {
    interval: 1000,
    runs: [
      { series: 1000, seconds: 10 },
      { series: 10_000, seconds: 20 },
    ],
  },
  { interval: 15_000, runs: [{ series: 100_000, seconds: 60 }] },
];

const upAndDown = 16;
const samplesReadASecond = 100_000;
