import test from "ava";
import { checkRouting, type TimeInterval, timeInterval } from "../../../../../alerts/kit/routing/index.ts";
import { toText } from "../../../../../problems/index.ts";
import { inbox } from "../sample.ts";

/** Given as plain data, as it comes from settings. */
const finds = test.macro((t, spans: unknown, ...expected: string[]) => {
  const intervals = [timeInterval("office", { times: ["09:00-17:00"] }), { name: "x", spans } as TimeInterval];
  const routes = [{ match: { a: "b" }, receiver: "inbox", muteDuring: ["office", "x"] }];
  const findings = checkRouting({ receivers: [inbox], route: { receiver: "inbox", routes }, timeIntervals: intervals });
  t.deepEqual(
    findings.map((finding) => toText([finding]).replace(" [routing/time-interval]", "")),
    expected,
  );
});

test("good ones", finds, [
  { times: ["22:00-24:00"] },
  { years: ["2030:2032", 2034], location: "America/Argentina/Buenos_Aires" },
]);
test(
  "ranges that end before they begin",
  finds,
  [
    {
      times: ["22:00-06:00", "09:00-09:00"],
      weekdays: ["friday:monday"],
      months: ["november:march"],
      years: ["2031:2030"],
    },
  ],
  'error: time interval "x" › times: "22:00-06:00" ends before it begins; over midnight takes two: to 24:00 and from 00:00.',
  'error: time interval "x" › times: "09:00-09:00" ends before it begins; over midnight takes two: to 24:00 and from 00:00.',
  'error: time interval "x" › weekdays: "friday:monday" ends before it begins; write it as two ranges.',
  'error: time interval "x" › months: "november:march" ends before it begins; write it as two ranges.',
  'error: time interval "x" › years: "2031:2030" ends before it begins; write it as two ranges.',
);
test(
  "ranges that are none",
  finds,
  [{ times: ["9-17", "24:01-25:00", "12:00"], weekdays: ["mon"], daysOfMonth: ["1-7"], months: ["1"], years: [30] }],
  'error: time interval "x" › times: "9-17" is not a range of times of day; allowed are times from 00:00 to 24:00, such as 09:00-17:00.',
  'error: time interval "x" › times: "24:01-25:00" is not a range of times of day; allowed are times from 00:00 to 24:00, such as 09:00-17:00.',
  'error: time interval "x" › times: "12:00" is not a range of times of day; allowed are times from 00:00 to 24:00, such as 09:00-17:00.',
  'error: time interval "x" › weekdays: "mon" is not a range of weekdays; allowed are sunday to saturday, alone or such as monday:friday.',
  'error: time interval "x" › daysOfMonth: "1-7" is not a range of days of the month; allowed are 1 to 31 or -31 to -1, alone or such as 1:7.',
  'error: time interval "x" › months: "1" is not a range of months; allowed are january to december, alone or such as june:august.',
  'error: time interval "x" › years: "30" is not a range of years; allowed are years of four digits, alone or such as 2030:2032.',
);
test(
  "days of the month that cannot be",
  finds,
  [{ daysOfMonth: [0, 32, "-3:2", "7:1", "-1:-3", "20:-20"] }],
  'error: time interval "x" › daysOfMonth: "0" has a day that no month has; allowed are 1 to 31 or -31 to -1, alone or such as 1:7.',
  'error: time interval "x" › daysOfMonth: "32" has a day that no month has; allowed are 1 to 31 or -31 to -1, alone or such as 1:7.',
  'error: time interval "x" › daysOfMonth: "-3:2" counts from the end and then from the beginning; write it as two ranges.',
  'error: time interval "x" › daysOfMonth: "7:1" ends before it begins.',
  'error: time interval "x" › daysOfMonth: "-1:-3" ends before it begins.',
  'error: time interval "x" › daysOfMonth: "20:-20" ends before it begins.',
);
test(
  "zones",
  finds,
  [
    { times: ["00:00-01:00"], location: "europe/berlin" },
    { times: ["00:00-01:00"], location: "+01:00" },
  ],
  'error: time interval "x" › spans[0] › location: "europe/berlin" is not a time zone; allowed are names of the IANA database, such as Europe/Berlin, and UTC.\n    → Did you mean Europe/Berlin?',
  'error: time interval "x" › spans[1] › location: "+01:00" is not a time zone; allowed are names of the IANA database, such as Europe/Berlin, and UTC.',
);
test(
  "an empty list",
  finds,
  [{ weekdays: [] }],
  'error: time interval "x" › weekdays: is an empty list, which holds at no time.\n    → Leave it out.',
);
test(
  "no span",
  finds,
  [],
  'error: time interval "x": holds at no time: whatever is active in it is never told. [routing/empty-time-interval]\n    → Give times, weekdays, daysOfMonth, months or years that exist.',
);
test(
  "an empty span",
  finds,
  [{}],
  'error: time interval "x": holds at all times: whatever is muted by it is never told. [routing/empty-time-interval]\n    → Give times, weekdays, daysOfMonth, months or years that exist.',
);

test("names: none, one twice, one that no route has", (t) => {
  const nights = timeInterval("nights", { times: ["22:00-24:00"] });
  const timeIntervals = [nights, nights, timeInterval("", { weekdays: ["sunday"] })];
  const routes = [{ match: { a: "b" }, muteDuring: [""] }];
  const findings = checkRouting({ receivers: [inbox], route: { receiver: "inbox", routes }, timeIntervals });
  t.deepEqual(
    findings.map((finding) => toText([finding])),
    [
      'error: time interval "nights": two time intervals have this name. [routing/duplicate-time-interval]',
      "error: timeIntervals: a time interval has no name. [routing/time-interval]",
      'warning: time interval "nights": no route names it. [routing/unused-time-interval]',
      'warning: time interval "nights": no route names it. [routing/unused-time-interval]',
    ],
  );
});
