import { type Duration, milliseconds } from "../../../metrics/kit/index.ts";
import { type Decimal, decimal, dividedBy, times } from "./decimal.ts";

/** A pair of windows that an alert looks at together: the long one shows that it matters, the short one that it still goes on. */
export interface AlertWindow {
  /** Share of the period's budget, in percent, that is spent when the long window fills at the burn rate. */
  readonly budget: number;
  readonly long: Duration;
  /** @default the usual twelfth of the long one */
  readonly short: Duration;
}

/** The window pairs of the alert that wakes somebody and of the one that makes a ticket; either pair of a list is enough to fire. */
export interface AlertWindows {
  readonly page: readonly AlertWindow[];
  readonly ticket: readonly AlertWindow[];
}

/** A pair with how many times faster than sustainable the budget is spent. */
export interface BurnWindow extends AlertWindow {
  readonly burn: Decimal;
}

/**
 * The burn rate of a pair: share of budget × period ÷ long window, to four places.
 *
 * Never below 1: that would fire while the objective is met, as the slowest of Google's pairs does over 28 days (0.933).
 */
export function burnWindow(pair: AlertWindow, period: Duration): BurnWindow {
  const share = times(decimal(pair.budget), decimal(milliseconds(period)));
  const burn = dividedBy(share, decimal(100 * milliseconds(pair.long)), 4);
  return { ...pair, burn: burn.digits < 10_000n ? decimal(1) : burn };
}

/**
 * The pairs for a period when none are given: Google's, https://sre.google/workbook/alerting-on-slos/ (table 5-8).
 *
 * From 28 days on, by their shares of the budget (2, 5, 10 and 10 %). A shorter period keeps the burn rates of 30 days
 * (14.4, 6, 3 and 1) instead, and the shares grow: by shares, 7 days would page at 3.4 times the sustainable rate.
 */
export function defaultWindows(period: Duration): AlertWindows {
  const days = milliseconds(period) / milliseconds("1d");
  const grown = ({ budget, ...rest }: AlertWindow) =>
    days >= 28 ? { budget, ...rest } : { budget: (budget * 30) / days, ...rest };
  return { page: google.page.map(grown), ticket: google.ticket.map(grown) };
}

const google: AlertWindows = {
  page: [
    { budget: 2, long: "1h", short: "5m" },
    { budget: 5, long: "6h", short: "30m" },
  ],
  ticket: [
    { budget: 10, long: "1d", short: "2h" },
    { budget: 10, long: "3d", short: "6h" },
  ],
};
