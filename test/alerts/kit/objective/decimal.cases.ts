import test from "ava";
import fc from "fast-check";
import { renderRules } from "../../../../alerts/kit/index.ts";
import { decimal, dividedBy, floorOf, minus, times, toNumber } from "../../../../alerts/kit/objective/decimal.ts";
import { availability, groupOf } from "./samples.ts";

// Targets as people write them: up to five digits after the point.
const target = targets(1);
// Below 93.06 % nothing burns 14.4 times faster than it may.
const fireable = targets(9_310_000);

test("the budget that is printed is the target's, to the last digit", (t) => {
  fc.assert(
    fc.property(target, ({ digits, text }) => {
      const rules = renderRules([groupOf({ ...availability, target: Number(text), alerts: { page: false } })]);
      const printed = (record: string) => new RegExp(`record: ${record}\\n +expr: vector\\((.*)\\)`).exec(rules)?.[1];
      // In units of the seventh digit after the point, where nothing is rounded.
      t.is(asInteger(printed("slo:objective:ratio"), 7), BigInt(digits));
      t.is(asInteger(printed("slo:error_budget:ratio"), 7), BigInt(10_000_000 - digits));
    }),
    { numRuns: 60 },
  );
});

test("every limit in an alert is burn rate × budget, to the last digit", (t) => {
  fc.assert(
    fc.property(fireable, ({ digits, text }) => {
      const rules = renderRules([groupOf({ ...availability, target: Number(text), minimumEvents: 0 })]);
      const limits = [...rules.matchAll(/ratio_rate(1h|6h|1d|3d)\{[^}]*\} > ([^\s)]+)/g)].map(([, window, limit]) => [
        window,
        asInteger(limit, 8),
      ]);
      const budget = BigInt(10_000_000 - digits);
      t.deepEqual(limits, [
        ["1h", 144n * budget],
        ["6h", 60n * budget],
        ["1d", 30n * budget],
        ["3d", 10n * budget],
        ["6h", 10n * budget],
      ]);
    }),
    { numRuns: 60 },
  );
});

test("sums, products and quotients of decimals", (t) => {
  t.is(toNumber(minus(decimal(100), decimal(99.9))), 0.1);
  t.is(toNumber(times(decimal(14.4), decimal(0.001))), 0.0144);
  t.is(toNumber(times(decimal(1e-7), decimal(1e21))), 1e14);
  t.is(toNumber(dividedBy(decimal(2), decimal(3), 4)), 0.6667);
  t.is(toNumber(dividedBy(decimal(0.00005), decimal(1), 4)), 0.0001);
  t.is(toNumber(floorOf(decimal(2), decimal(3), 4)), 0.6666);
});

function targets(min: number) {
  return fc.integer({ min, max: 9_999_999 }).map((digits) => ({ digits, text: fixed(digits, 5) }));
}

function fixed(digits: number, places: number): string {
  const text = String(digits).padStart(places + 1, "0");
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** Digits of a printed number in units of 10^-places; too many digits are a fault. */
function asInteger(printed: string | undefined, places: number): bigint | undefined {
  const [mantissa = "", exponent = "0"] = (printed ?? "").split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const zeros = places + Number(exponent) - fraction.length;
  return zeros < 0 ? undefined : BigInt(whole + fraction + "0".repeat(zeros));
}
