import type { Family } from "../exposition/index.ts";
import type { Logger } from "../log.ts";

/** One level of detail in which an exporter can show what it read. */
export interface Level<Rendered = readonly Family[]> {
  readonly name: string;
  /** Series it would have; called before anything is rendered. */
  series(): number;
  /** Only of the level that is shown; may promise its families. */
  render(): Rendered;
}

/** The choice made in one collection. */
export interface Fit {
  /** The level shown, `none` when even the coarsest does not fit. */
  readonly level: string;
  /** Whether it is not the first. */
  readonly limited: boolean;
}

/** Chooses levels for the collections of one exporter. */
export interface Fitting {
  fit<Rendered>(levels: readonly Level<Rendered>[], otherSeries?: number): Rendered | readonly Family[];
  /** What was chosen since the last call. */
  take(): Fit | undefined;
}

/** What a more detailed level must leave free before it is taken again, so that a count around the limit does not change all series at every scrape. */
const returnMargin = 0.1;

/** Keeps the exporter within a number of series; a change of level is logged. */
export function createFitting(limit: () => number, log: Logger): Fitting {
  let shown: string | undefined;
  let chosen: Fit | undefined;

  function choose<Rendered>(levels: readonly Level<Rendered>[], otherSeries: number, maxSeries: number) {
    const before = levels.findIndex(({ name }) => name === shown);
    const current = before === -1 && shown === "none" ? levels.length : before;
    return levels.find((level, index) => {
      const budget = index < current ? maxSeries * (1 - returnMargin) : maxSeries;
      return level.series() + otherSeries <= budget;
    });
  }

  return {
    fit(levels, otherSeries = 0) {
      if (chosen !== undefined) throw new Error("fit() was called twice in one collection");
      const maxSeries = limit();
      const level = choose(levels, otherSeries, maxSeries);
      chosen = { level: level?.name ?? "none", limited: level !== levels[0] };
      if (chosen.level !== (shown ?? levels[0]?.name)) tell(log, chosen, levels, otherSeries, maxSeries);
      shown = chosen.level;
      return level?.render() ?? [];
    },
    take() {
      const taken = chosen;
      chosen = undefined;
      return taken;
    },
  };
}

function tell(
  log: Logger,
  { level, limited }: Fit,
  levels: readonly Level<unknown>[],
  otherSeries: number,
  maxSeries: number,
) {
  const needed = Object.fromEntries(levels.map((one) => [one.name, one.series() + otherSeries]));
  if (limited) log.warn({ detail: level, needed, maxSeries }, "series are limited: detail is reduced");
  else log.info({ detail: level, needed, maxSeries }, "series fit again: full detail is shown");
}
