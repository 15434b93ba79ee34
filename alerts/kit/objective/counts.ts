import {
  avgOverTime,
  boundText,
  clampMin,
  countOverTime,
  type Duration,
  div,
  gt,
  increase,
  labelReplace,
  lt,
  max,
  min,
  mul,
  narrow,
  or,
  type Selector,
  sub,
  sum,
  sumOverTime,
  type Vector,
  vector,
} from "../../../metrics/kit/index.ts";
import type { Indicator } from "./indicator.ts";
import { type IdLabels, names } from "./names.ts";
import { recorded } from "./recorded.ts";

/** What an objective counts, as expressions over a window of the raw series. */
export interface Counts {
  /** Bad events; 0 where nothing was counted as bad. */
  errors(window: Duration): Vector;
  /** All events; absent when there are no series. */
  events(window: Duration): Vector;
  /** Bad of all events, 0 to 1; 0 when nothing happened, absent when there are no series. */
  ratio(window: Duration): Vector;
}

/** Bad ÷ all, without 0 ÷ 0: whoever counts no event counts no bad one either. */
export function ratioOf(errors: Vector, events: Vector): Vector {
  // Events are whole, so less than one is none.
  return div(errors, clampMin(events, 1));
}

/** The counts of an objective; a gauge's read what {@link beyondLimit} records. */
export function countsOf(indicator: Indicator, by: readonly string[], id: IdLabels): Counts {
  switch (indicator.kind) {
    case "counted": {
      const { errors, total } = indicator;
      const events = (window: Duration) => sum(increases(total, window)).by(...by);
      return fromEvents(events, (window) => {
        const bad = sum(increases(errors, window)).by(...by);
        return or(bad, by.length === 0 ? vector(0) : mul(events(window), 0));
      });
    }
    case "latency": {
      const { of, within } = indicator;
      // No default here: a histogram has all its buckets from its first event on, and one that lost a bucket must not look healthy.
      const good = narrow<string, "buckets", string>(of.buckets, { le: boundText(within) });
      const events = (window: Duration) => sum(increase(of.count, window)).by(...by);
      return fromEvents(events, (window) => sub(events(window), sum(increase(good, window)).by(...by)));
    }
    case "limit": {
      const record = recorded(names.beyondLimit, id);
      return {
        errors: (window) => sumOverTime(record, window),
        events: (window) => countOverTime(record, window),
        ratio: (window) => avgOverTime(record, window),
      };
    }
  }
}

/** 1 while the worst series of a gauge is on the wrong side of its limit, else 0. */
export function beyondLimit(
  { gauge, good, limit }: Extract<Indicator, { readonly kind: "limit" }>,
  by: readonly string[],
): Vector {
  return good === "at most"
    ? gt(max(gauge).by(...by), limit, { bool: true })
    : lt(min(gauge).by(...by), limit, { bool: true });
}

function fromEvents(events: Counts["events"], errors: Counts["errors"]): Counts {
  return { events, errors, ratio: (window) => ratioOf(errors(window), events(window)) };
}

/** All increases side by side. Series of two counters can have the same labels, and `or` would drop one: a label tells them apart. */
function increases(counters: readonly Selector<string, "counter", string>[], window: Duration): Vector {
  return counters
    .map((counter, index): Vector => {
      const each = increase(counter, window);
      const mark = { target: "counter", replacement: String(index + 1), source: "", regex: /(?:)/ };
      return index === 0 ? each : labelReplace(each, mark);
    })
    .reduce((left, right) => or(left, right));
}
