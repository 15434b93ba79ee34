import test from "ava";
import { type TimeSpan, timeInterval } from "../../../../../alerts/kit/routing/index.ts";
import { contains, coverage } from "../../../../../alerts/kit/routing/time/index.ts";

const inside = test.macro({
  exec(t, spans: readonly TimeSpan[], inIt: readonly string[], outside: readonly string[]) {
    const interval = timeInterval("x", ...spans);
    t.deepEqual(
      inIt.filter((at) => !contains(interval, new Date(at))),
      [],
    );
    t.deepEqual(
      outside.filter((at) => contains(interval, new Date(at))),
      [],
    );
  },
  title: (name) => `a moment in: ${name}`,
});

test(
  "times of day, the last minute excluded",
  inside,
  [{ times: ["09:00-17:00"] }],
  ["2026-11-30T09:00:00Z", "2026-11-30T16:59:59Z"],
  ["2026-11-30T08:59:59Z", "2026-11-30T17:00:00Z"],
);
test(
  "the end of the day",
  inside,
  [{ times: ["22:00-24:00", "00:00-06:00"] }],
  ["2026-11-30T23:59:59Z", "2026-11-30T00:00:00Z"],
  ["2026-11-30T06:00:00Z", "2026-11-30T21:59:00Z"],
);
test(
  "weekdays, both ends included",
  inside,
  [{ weekdays: ["monday:friday"] }],
  ["2026-11-30T00:00:00Z", "2026-12-04T23:59:00Z"],
  ["2026-11-29T23:59:00Z", "2026-12-05T00:00:00Z"],
);
test(
  "weekdays where the wall has another day than UTC",
  inside,
  [{ weekdays: ["monday"], location: "Pacific/Auckland" }],
  ["2026-11-29T11:00:00Z"],
  ["2026-11-29T10:59:00Z", "2026-11-30T11:00:00Z"],
);
test(
  "a zone before and after its clocks change",
  inside,
  [{ times: ["09:00-10:00"], location: "Europe/Berlin" }],
  ["2026-10-24T07:30:00Z", "2026-10-25T08:30:00Z"],
  ["2026-10-24T08:30:00Z", "2026-10-25T07:30:00Z"],
);
test(
  "the last three days of months of any length",
  inside,
  [{ daysOfMonth: ["-3:-1"] }],
  ["2027-02-26T12:00:00Z", "2028-02-29T12:00:00Z", "2026-11-28T12:00:00Z", "2026-12-31T12:00:00Z"],
  ["2027-02-25T12:00:00Z", "2028-02-26T12:00:00Z", "2026-12-28T12:00:00Z"],
);
test(
  "days that this month does not have",
  inside,
  [{ daysOfMonth: ["30:31"] }],
  ["2026-11-30T12:00:00Z"],
  ["2027-02-28T12:00:00Z"],
);
test(
  "a range over the end of the month ends with it",
  inside,
  [{ daysOfMonth: ["28:31"] }],
  ["2027-02-28T12:00:00Z", "2026-11-30T12:00:00Z"],
  ["2027-02-27T12:00:00Z"],
);
test(
  "months and years",
  inside,
  [{ months: ["june:august"], years: ["2030:2031", 2033] }],
  ["2030-06-01T00:00:00Z", "2033-08-31T23:59:00Z"],
  ["2030-05-31T23:59:00Z", "2032-07-01T00:00:00Z", "2034-07-01T00:00:00Z"],
);
test(
  "one of several spans",
  inside,
  [{ weekdays: ["sunday"] }, { times: ["00:00-01:00"] }],
  ["2026-11-29T12:00:00Z", "2026-11-30T00:30:00Z"],
  ["2026-11-30T12:00:00Z"],
);

const covers = test.macro({
  exec(t, expected: "always" | "sometimes" | "never", ...spans: readonly TimeSpan[]) {
    t.is(coverage(spans), expected);
  },
  title: (name) => `coverage: ${name}`,
});

test("nothing", covers, "never");
test("no condition", covers, "always", {});
test("two halves of a day", covers, "always", { times: ["00:00-12:00"] }, { times: ["12:00-24:00"] });
test("two halves of a day with a minute between", covers, "sometimes", {
  times: ["00:00-12:00", "12:01-24:00"],
});
test(
  "the week and the weekend",
  covers,
  "always",
  { weekdays: ["monday:friday"] },
  { weekdays: ["saturday", "sunday"] },
);
test("a day that a month never has", covers, "never", { months: ["february"], daysOfMonth: ["30:31"] });
test("the leap day", covers, "sometimes", { months: ["february"], daysOfMonth: [29] });
test("all days of one year", covers, "sometimes", { years: [2030] });
test(
  "two zones are not put together",
  covers,
  "sometimes",
  { times: ["00:00-12:00"], location: "Europe/Berlin" },
  {
    times: ["12:00-24:00"],
  },
);
