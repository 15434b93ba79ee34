import {
  type Alert,
  alert,
  constant,
  counter,
  type Duration,
  div,
  fires,
  group,
  gt,
  increase,
  type RuleGroup,
  ramp,
  record,
  type Shape,
  select,
  silent,
  subquery,
  sum,
  sumOverTime,
} from "../../../alerts/kit/index.ts";

const requests = counter("shop_requests_total", { help: "Requests.", labels: ["code"] });
const failed = requests.where({ job: "shop", code: "500" });
const all = requests.where({ job: "shop" });

const names = { errors: "shop:errors:increase5m", requests: "shop:requests:increase5m" };

const shown = (good: readonly Shape[], bad: readonly Shape[]) => [
  requests.series({ job: "shop", instance: "shop:80", code: "200" }, good),
  requests.series({ job: "shop", instance: "shop:80", code: "500" }, bad),
];
const growing = { from: 0, by: 300, per: "1m" } as const;

/** More than one percent of the requests of so many days fail; half of all do from the day on that follows as many good days. */
export function burningOver(days: 1 | 3): Alert {
  const over = (name: string) => sumOverTime(subquery(select<never, "gauge">(name), `${days}d`, "5m"));
  const after = (hours: number, minutes = 0) => `${days * 24 * 60 + hours * 60 + minutes}m` as Duration;
  return alert("ShopBurnsItsBudget", {
    expr: gt(div(over(names.errors), over(names.requests)), 0.01),
    for: "10m",
    severity: "warning",
    summary: "The shop burns its budget.",
    action: "Look.",
    scenarios: [
      fires("half of all fail after good days", {
        series: shown([ramp(growing)], [constant(0, `${days}d`), ramp(growing)]),
        at: after(days === 1 ? 1 : 2),
        // A hundredth of a day is a good 14 minutes, and then there is `for`. Without its past it would fire within a quarter of an hour.
        notBefore: after(0, days * 14 + 10),
      }),
      silent("half of all fail for a quarter of an hour", {
        series: shown([ramp(growing)], [constant(0, `${days}d`), ramp({ ...growing, lasts: "15m" }), constant(4500)]),
        lasts: after(1),
      }),
    ],
  });
}

/** The group of it, evaluated each minute: an alert, and the records that it reads over time. */
export function burnGroups(burning: Alert): readonly RuleGroup[] {
  return [
    group("shop", {
      interval: "1m",
      rules: [
        record(names.errors, { expr: sum(increase(failed, "5m")) }),
        record(names.requests, { expr: sum(increase(all, "5m")) }),
        burning,
      ],
    }),
  ];
}
