import type {
  Duration,
  Expression,
  HistogramSelection,
  LabelsOf,
  Selector,
  Vector,
} from "../../../metrics/kit/index.ts";
import type { AlertPage, Priority, Severity } from "../rule.ts";
import type { ScenarioSeries } from "../scenario/index.ts";
import type { Counters } from "./indicator.ts";
import type { AlertWindows } from "./windows.ts";

/** What every objective says, whatever it measures. */
export interface CommonOptions {
  /** Share of good events, in percent, above 0 and below 100. */
  readonly target: number;
  /** The period the target holds for, rolling; at most Prometheus's retention. */
  readonly window: Duration;
  /** What is promised, in words for a person: "Messages are accepted." */
  readonly description?: string;
  /** Team that answers for it; becomes the label `owner` of its alerts. */
  readonly owner?: string;
  /** @default the name of the system that takes it */
  readonly service?: string;
  /** What to do first when the budget burns. @default to look at what the service's dashboards show */
  readonly action?: string;
  /** What the page of its alerts says beyond that. */
  readonly page?: AlertPage;
  /**
   * An alert takes a window with fewer events for one with this many, all others good.
   *
   * With n events in a window a lone bad one makes a ratio of 1/n, and is above the limit burn × (1 − target) while n is
   * below N = 1 ÷ (burn × (1 − target)): 70 events at 99.9 % and a burn rate of 14.4, 7 at 99 %. Taken for N events, a lone
   * bad one is not enough and two are: a quiet night wakes nobody for one mistake, but an outage is told also then.
   * With M events it takes more than M × burn × (1 − target) bad ones.
   * @default 1.5 × N of each window: not N, because `increase()` extrapolates, and one event can read as a little more
   */
  readonly minimumEvents?: number;
  /** Which windows the alerts look at. @default Google's, see `defaultWindows` */
  readonly windows?: Partial<AlertWindows>;
  readonly alerts?: ObjectiveAlerts;
  /** 1 while the source of the data answers. @default `up` of the job that the metrics are chosen by, else of all targets of the system */
  readonly alive?: Selector<string, "gauge", string>;
  /** Series for the scenarios that prove its alerts, needed where none can be made from the selectors. */
  readonly examples?: Examples;
}

/** Which alerts an objective has, and how loud they are. */
export interface ObjectiveAlerts {
  /** The budget burns fast. @default critical, P1 */
  readonly page?: Urgency | false;
  /** The budget burns. @default warning, P3 */
  readonly ticket?: Urgency | false;
  /** Nothing is measured while the source answers. @default warning, P3, after an hour; after ten minutes for gauges */
  readonly noData?: (Urgency & { readonly after?: Duration }) | false;
}

export interface Urgency {
  readonly severity?: Severity;
  readonly priority?: Priority;
}

/** The labels that all of the counters have. */
export type SharedLabels<C> = TakingLabels<Each<C>> extends (labels: infer All) => void ? All : never;

// A union of functions takes what all of its members take.
type TakingLabels<C> = C extends Expression ? (labels: LabelsOf<C>) => void : never;

type Each<C> = C extends readonly (infer One)[] ? One : C;

/** Bad events of all events: an availability. */
export interface CountedOptions<E extends Counters, T extends Counters> extends CommonOptions {
  /** Counts the bad events. A series that is not there has counted none. */
  readonly errors: E;
  /** Counts all events, the bad ones among them. */
  readonly total: T;
  /** One budget for each combination of these labels. @default one for everything */
  readonly by?: readonly (SharedLabels<E> & SharedLabels<T>)[];
}

/** Events that take too long. */
export interface LatencyOptions<L extends string> extends CommonOptions {
  /** The bound of one of the histogram's buckets; a number for a histogram that does not count in seconds. */
  readonly within: Duration | number;
  /** Choose the good events with `where()` where failing fast is not success. */
  readonly of: HistogramSelection<L>;
  readonly by?: readonly NoInfer<L>[];
}

/** A gauge that is to stay within a limit: age, lag, share. Every evaluation is an event, so the share is one of time. */
export type LimitOptions<L extends string> = CommonOptions & {
  /** Of several series the worst one counts. An expression wants `examples`. */
  readonly gauge: Vector<L, "gauge">;
  readonly by?: readonly NoInfer<L>[];
} & (
    | { readonly atMost: Duration | number; readonly atLeast?: never }
    | { readonly atLeast: Duration | number; readonly atMost?: never }
  );

/** A gauge that is 1 for success and 0 for failure; of several series one failure is enough. */
export interface ProbeOptions<L extends string> extends CommonOptions {
  readonly probe: Selector<L, "gauge", string>;
  readonly by?: readonly NoInfer<L>[];
}

/** What the series do in the scenarios: all events good, and all of them bad, for as long as the scenario asks. */
export interface Examples {
  readonly good: ScenarioSeries;
  readonly bad: ScenarioSeries;
}
