import test from "ava";
import {
  add,
  checkObjectives,
  gauge,
  histogram,
  type Objective,
  objective,
  type TakenObjective,
} from "../../../../alerts/kit/index.ts";
import { requestDuration, requests } from "../../../../metrics/http.ts";
import { toText } from "../../../../problems/index.ts";
import { availability, samples } from "./samples.ts";

const limits = { retention: "40d", scrapeInterval: "15s", evaluationInterval: "15s" } as const;
const counted = { errors: requests.where({ job: "a", status: /5../ }), total: requests.where({ job: "a" }) };
const usual = { target: 99.9, window: "30d" } as const;
const queue = gauge("queue_age_seconds", { help: "Age.", unit: "seconds", labels: ["queue"] });
const size = histogram("message_bytes", { help: "Size.", unit: "bytes", buckets: [1000, 10_000, 100_000] });

test("nothing is wrong in sound ones", (t) => {
  t.deepEqual(checkObjectives(samples.map(taken), limits), []);
});

const finds = test.macro({
  exec(t, one: Objective, expected: string, given: Partial<Record<keyof typeof limits, string>> = {}) {
    t.is(toText(checkObjectives([taken(one)], { ...limits, ...given })), expected);
  },
  title: (name) => name ?? "",
});

const at = 'error: service "shop" › objective "o"';

test(
  "a name that cannot name a file",
  finds,
  objective("O 1", { ...usual, ...counted }),
  'error: service "shop" › objective "O 1": "O 1" cannot name a group of rules; allowed: lower-case letters, digits and dashes, a letter first. [objectives/name]\n    → Rename it.',
);
test(
  "a target of a hundred",
  finds,
  objective("o", { ...usual, ...counted, target: 100 }),
  `${at}: its target is 100; allowed: a percentage above 0 and below 100. [objectives/target]\n    → A target of 100 leaves no budget to watch: write one like 99.9.`,
);
test(
  "a share instead of a percentage cannot page",
  finds,
  objective("o", { ...usual, ...counted, target: 0.999, alerts: { ticket: false } }),
  [
    `${at} › page over 1h: it can never fire: 14.4 times the budget of 99.001% is 1425.6144%, and no more than 100% of the events can be bad. [objectives/cannot-fire]\n    → A burn rate below 1.01 works: in windows.page, give 1h a budget below 0.14, or leave the pair out.`,
    `${at} › page over 6h: it can never fire: 6 times the budget of 99.001% is 594.006%, and no more than 100% of the events can be bad. [objectives/cannot-fire]\n    → A burn rate below 1.01 works: in windows.page, give 6h a budget below 0.84, or leave the pair out.`,
    "2 errors",
  ].join("\n"),
);
test(
  "93 % is the first target that cannot page at 14.4",
  finds,
  objective("o", { ...usual, ...counted, target: 93 }),
  `${at} › page over 1h: it can never fire: 14.4 times the budget of 7% is 100.8%, and no more than 100% of the events can be bad. [objectives/cannot-fire]\n    → A burn rate below 14.28 works: in windows.page, give 1h a budget below 1.98, or leave the pair out.`,
);
test("the share that the message names works", (t) => {
  const windows = { page: [{ budget: 1.97, long: "1h", short: "5m" }] } as const;
  t.deepEqual(checkObjectives([taken(objective("o", { ...usual, ...counted, target: 93, windows }))], limits), []);
});
test(
  "a period longer than samples are kept",
  finds,
  objective("o", { ...usual, ...counted, window: "90d", target: 99 }),
  `${at}: it looks 90d back, and Prometheus keeps samples for 40d. [objectives/retention]\n    → Set sightline:retention.time to more than 90d, or choose shorter windows.`,
);
test(
  "samples too far apart for the shortest window",
  finds,
  objective("o", { ...usual, ...counted }),
  `${at}: its window of 5m holds fewer than four samples, which lie 90s apart: one failed scrape would empty it. [objectives/rate-window]\n    → Choose a window of 6m or more, or shorten the interval.`,
  { scrapeInterval: "90s" },
);
test(
  "windows that do not fit the period",
  finds,
  objective("o", {
    ...usual,
    ...counted,
    window: "1d",
    windows: { page: [], ticket: [{ budget: 50, long: "2d", short: "2d" }] },
  }),
  `${at} › ticket over 2d: its windows are 2d and 2d in a period of 1d; allowed: the short one below the long one, the long one within the period. [objectives/window-order]\n    → Give windows that fit the period.`,
);
test(
  "a share of the budget that is none",
  finds,
  objective("o", { ...usual, ...counted, windows: { page: [{ budget: 0, long: "1h", short: "5m" }] } }),
  `${at} › page over 1h: its budget is 0; allowed: a percentage above 0, up to 100. [objectives/budget-share]\n    → Correct it, or give windows of your own: the usual ones are for a week and more.`,
);
test(
  "a period of no length",
  finds,
  objective("o", { ...usual, ...counted, window: "0d" }),
  `${at}: "0d" is no length of time; allowed are such as 5m, 1h or 30d. [objectives/time]\n    → Correct it.`,
);
test(
  "a negative number of events",
  finds,
  objective("o", { ...usual, ...counted, minimumEvents: -1 }),
  `${at}: its minimumEvents is -1; allowed: 0 or more. [objectives/minimum-events]\n    → Correct it.`,
);
test(
  "a time that no bucket ends at",
  finds,
  objective("o", { ...usual, target: 99, within: "300ms", of: requestDuration.where({ job: "a" }) }),
  `${at}: 0.3 is not the bound of a bucket of http_request_duration_seconds, so nobody counts what stays within; the nearest are 0.2 and 0.5. [objectives/bucket]\n    → Take one of these, or add a bucket where the metric is exposed.`,
);
test(
  "a size beyond the last bucket",
  finds,
  objective("o", { ...usual, target: 99, within: 1_000_000, of: size.where({ job: "a" }) }),
  `${at}: 1000000 is not the bound of a bucket of message_bytes, so nobody counts what stays within; the nearest is 100000. [objectives/bucket]\n    → Take one of these, or add a bucket where the metric is exposed.`,
);
test(
  "no limit at all",
  finds,
  objective("o", { ...usual, gauge: queue.where({ job: "a" }), atMost: Number.NaN }),
  `${at}: its limit is NaN; allowed: a finite number or a duration. [objectives/limit]\n    → Correct it.`,
);
test(
  "nothing is counted",
  finds,
  objective("o", { ...usual, errors: [], total: requests.where({ job: "a" }) }),
  `${at}: no counter of errors is given. [objectives/nothing-counted]\n    → Name one.`,
);
test(
  "an expression without examples",
  finds,
  objective("o", { ...usual, gauge: add(queue.where({ job: "a" }), 1), atMost: "60s" }),
  `${at}: no series can be made up from its selectors, so its alerts would stay unproven. [objectives/no-example]\n    → Give examples: { good: [series while all is well], bad: [series while everything fails] }.`,
);
test("nothing tells whether the source answers", (t) => {
  const one = objective("o", { ...usual, gauge: queue, atMost: "60s" });
  t.is(
    toText(checkObjectives([{ objective: one, service: "shop" }], limits)),
    `${at}: nothing tells whether the source of its data answers: its metrics name no job, and there are no targets. [objectives/no-source]\n    → Choose its metrics with where({ job }), give alive, or say alerts: { noData: false }.`,
  );
  t.deepEqual(checkObjectives([{ objective: one, service: "shop", targets: ["a"] }], limits), []);
});
test("two of one id, also from two services", (t) => {
  const duplicate = (service: string, name: string) => ({
    objective: { ...availability, name },
    service,
    targets: [],
  });
  const found = checkObjectives([duplicate("a-b", "c"), duplicate("a", "b-c"), duplicate("a", "c")], limits);
  t.is(
    toText(found),
    'error: service "a" › objective "b-c": another objective has the id a-b-c already. [objectives/duplicate]\n    → Rename one: the id is service-name.',
  );
});

function taken(one: Objective): TakenObjective {
  return { objective: one, service: "shop", targets: ["api"] };
}
