import {
  errorRatio,
  type HistogramSelection,
  quantilesOf,
  type Row,
  rateOf,
  row,
  type Selector,
  timeseries,
} from "../kit/index.ts";
import type { RowChanges } from "./panels.ts";

type Panels = "requests" | "errors" | "duration" | "slow";

export interface RedOptions<T extends string, E extends string, D extends string, K extends T & E & D>
  extends RowChanges<Panels> {
  /** All requests, or calls: `requests.where({ job })`. */
  readonly requests: Selector<T, "counter", string>;
  /** Those that failed by the service's fault: `requests.where({ job, status: /5../ })`. */
  readonly errors: Selector<E, "counter", string>;
  readonly duration: HistogramSelection<D>;
  /** Labels that are told apart, such as the route. @default none: all requests are one */
  readonly by?: readonly K[];
}

/**
 * Rate, errors, duration of any service that is asked, over HTTP or gRPC: requests and errors on the left, durations on the right.
 * Keys begin with `red-` unless `key` says otherwise.
 */
export function redRow<T extends string, E extends string, D extends string, const K extends T & E & D = never>({
  requests,
  errors,
  duration,
  by = [],
  title = "Requests",
  key = "red",
  collapsed = false,
  panels = {},
}: RedOptions<T, E, D, K>): Row {
  const apart = by.length > 0;
  const width = apart ? "half" : "third";
  const legendAs = apart ? "table" : "list";
  const rate = timeseries(`${key}-requests`, { ...rateOf(requests, { by }), width, legendAs, ...panels.requests });
  const failed = timeseries(`${key}-errors`, {
    ...errorRatio({ errors, total: requests, by }),
    width,
    legendAs,
    ...panels.errors,
  });
  const took = timeseries(`${key}-duration`, { ...quantilesOf(duration), exemplars: true, width, ...panels.duration });
  if (!apart) return row(title, [rate, failed, took], { collapsed });
  const view = quantilesOf(duration, { quantiles: [0.95], by });
  const slow = timeseries(`${key}-slow`, { ...view, title: `${view.title}, P95`, width, legendAs, ...panels.slow });
  return row(title, [rate, took, failed, slow], { collapsed });
}
