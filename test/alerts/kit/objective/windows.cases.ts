import test from "ava";
import type { Duration } from "../../../../alerts/kit/index.ts";
import { toNumber } from "../../../../alerts/kit/objective/decimal.ts";
import { burnWindow, defaultWindows } from "../../../../alerts/kit/objective/windows.ts";

const rates = test.macro({
  exec(t, period: Duration, expected: readonly number[]) {
    const { page, ticket } = defaultWindows(period);
    t.deepEqual(
      [...page, ...ticket].map((pair) => toNumber(burnWindow(pair, period).burn)),
      expected,
    );
  },
  title: (_, period) => `burn rates over ${period}`,
});

test(rates, "30d", [14.4, 6, 3, 1]);
// Google's slowest pair would be at 0.933, and fire while the objective is met.
test(rates, "28d", [13.44, 5.6, 2.8, 1]);
test(rates, "4w", [13.44, 5.6, 2.8, 1]);
test(rates, "90d", [43.2, 18, 9, 3]);
test(rates, "7d", [14.4, 6, 3, 1]);
test(rates, "14d", [14.4, 6, 3, 1]);

test("windows of one's own burn by their share of the budget", (t) => {
  const burn = (budget: number, long: Duration, period: Duration) =>
    toNumber(burnWindow({ budget, long, short: "5m" }, period).burn);
  // Sloth's example of a week.
  t.is(burn(8, "1h", "7d"), 13.44);
  t.is(burn(12.5, "6h", "7d"), 3.5);
  t.is(burn(20, "1d", "7d"), 1.4);
  t.is(burn(5, "7h", "30d"), 5.1429);
});
