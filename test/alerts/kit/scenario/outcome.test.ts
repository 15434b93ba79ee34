import test from "ava";
import type { Sample } from "../../../../alerts/kit/evaluate/index.ts";
import {
  type AlertOptions,
  absent,
  alert,
  and,
  constant,
  counter,
  fires,
  gap,
  gauge,
  gt,
  pending,
  type Rule,
  ramp,
  rate,
  record,
  type Scenario,
  select,
  silent,
  sum,
} from "../../../../alerts/kit/index.ts";
import { outcomeOf } from "../../../../alerts/kit/scenario/index.ts";

const used = gauge("pool_used", { help: "Used.", unit: "slots", labels: ["pool"] });
const calls = counter("calls_total", { help: "Calls.", labels: ["pool"] });
const base = { severity: "info", summary: "s", action: "a" } as const;
const full = (options: Partial<AlertOptions<"pool">> = {}) =>
  alert("PoolFull", { ...base, expr: gt(used, 5), for: "2m", ...options, scenarios: [] });
const pool = (name: string, ...samples: Parameters<typeof used.series>[1][]) =>
  used.series({ pool: name }, samples.flat());

const says = test.macro({
  exec(t, rule: ReturnType<typeof full>, scenario: Scenario, expected: string | readonly string[]) {
    const outcome = outcomeOf(rule, scenario, { interval: 15_000 });
    if ("problem" in outcome) t.is(`${outcome.problem} ${outcome.hint}`, expected as string);
    else
      t.deepEqual(
        outcome.samples.map(({ labels, value }) => `${labels.pool}=${value}`),
        expected,
      );
  },
  title: (name) => `outcome: ${name}`,
});

const rises = { series: [pool("a", constant(1, "5m"), constant(9))] };
test("fires from the moment on at which for has run out", says, full(), fires("x", { ...rises, at: "7m" }), ["a=9"]);
test(
  "does not fire an evaluation earlier",
  says,
  full(),
  fires("x", { ...rises, at: "6m45s" }),
  "at 6m45s it is pending since 5m; with for 2m it cannot fire before 7m. Ask later, or call the scenario pending.",
);
test(
  "does not fire at all",
  says,
  full(),
  fires("x", { ...rises, at: "4m" }),
  "its expression returns nothing at 4m. Check the series and the moment.",
);
test("is pending just before", says, full(), pending("x", { ...rises, at: "6m45s" }), ["a=9"]);
test(
  "is pending no longer",
  says,
  full(),
  pending("x", { ...rises, at: "7m" }),
  "at 7m it fires: it is active since 5m. Ask earlier, or call the scenario firing.",
);
test(
  "is not pending yet",
  says,
  full(),
  pending("x", { ...rises, at: "4m45s" }),
  "its expression returns nothing at 4m45s. Check the series and the moment.",
);
const atOnce = alert("PoolFull", { ...base, expr: gt(used, 5), scenarios: [] });
test(
  "is never pending",
  says,
  atOnce,
  pending("x", { ...rises, at: "6m" }),
  "it has no for, so it is never pending. Give it for, or leave the scenario out.",
);
test("fires at once without for", says, atOnce, fires("x", { ...rises, at: "5m" }), ["a=9"]);
test(
  "is not silent",
  says,
  full(),
  silent("x", { series: [pool("a", constant(9, "3m"), constant(1, "20m"))] }),
  'it fires at 2m, with pool="a". Check the series, the threshold and for.',
);
test(
  "is silent over a peak",
  says,
  full(),
  silent("x", { series: [pool("a", constant(9, "2m"), constant(1, "20m"))] }),
  [],
);
test(
  "a failed scrape starts for again",
  says,
  full(),
  fires("x", { series: [pool("a", constant(9, "1m"), gap("15s"), constant(9))], at: "3m" }),
  "at 3m it is pending since 1m15s; with for 2m it cannot fire before 3m15s. Ask later, or call the scenario pending.",
);
test(
  "fires for those whose time has come",
  says,
  full(),
  fires("x", { series: [pool("a", constant(9)), pool("b", constant(1, "1m"), constant(7))], at: "2m45s" }),
  ["a=9"],
);

const passing = { series: [pool("a", constant(9, "5m"), constant(1, "10m"))] };
test("is resolved", says, full(), fires("x", { ...passing, at: "4m45s", resolvedBy: "5m" }), ["a=9"]);
test(
  "is resolved later",
  says,
  full(),
  fires("x", { ...passing, at: "4m", resolvedBy: "4m45s" }),
  "it still fires at 4m45s, and was to be resolved by 4m45s. Check when the series end well, and keepFiringFor.",
);
test(
  "comes back",
  says,
  full(),
  fires("x", {
    series: [pool("a", constant(9, "5m"), constant(1, "5m"), constant(9, "5m"))],
    at: "4m",
    resolvedBy: "5m",
  }),
  "it still fires at 15m, and was to be resolved by 5m. Check when the series end well, and keepFiringFor.",
);
test(
  "is resolved before it fires",
  says,
  full(),
  fires("x", { ...passing, at: "4m", resolvedBy: "3m" }),
  "it cannot be resolved by 3m and fire at 4m. Ask in the order of time.",
);
test("fires no earlier", says, full(), fires("x", { ...passing, at: "4m", notBefore: "2m" }), ["a=9"]);
test(
  "fires earlier",
  says,
  full(),
  fires("x", { ...passing, at: "4m", notBefore: "2m15s" }),
  "it fires at 2m already, and was not to fire before 2m15s. Check the series, the threshold and for.",
);
test(
  "fires before it may",
  says,
  full(),
  fires("x", { ...passing, at: "4m", notBefore: "5m" }),
  "it cannot fire at 4m and not before 5m. Ask in the order of time.",
);
const kept = full({ keepFiringFor: "3m" });
test("is kept firing, with its last value", says, kept, fires("x", { ...passing, at: "7m45s", resolvedBy: "8m" }), [
  "a=9",
]);
test(
  "is kept firing for no shorter",
  says,
  kept,
  fires("x", { ...passing, at: "7m", resolvedBy: "7m45s" }),
  "it still fires at 7m45s, and was to be resolved by 7m45s. Check when the series end well, and keepFiringFor.",
);
test(
  "holds again while it is kept",
  says,
  kept,
  fires("x", {
    series: [pool("a", constant(9, "5m"), constant(1, "1m"), constant(8, "1m"), constant(1, "10m"))],
    at: "9m45s",
    resolvedBy: "10m",
  }),
  ["a=8"],
);
test(
  "two series become one alert",
  says,
  full({ labels: { pool: "all" } }),
  fires("x", { series: [pool("a", constant(9)), pool("b", constant(9))], at: "5m" }),
  "what it shows cannot be worked out: PoolFull, which would fire twice with the same labels, is in the way. Give labels and value.",
);
test(
  "what a person says is taken",
  says,
  full({ expr: gt(select("ALERTS"), 5) }),
  fires("x", { series: [], at: "5m", labels: { pool: "z" } }),
  ["z=NaN"],
);

const perSecond = record("pool:calls:rate1m", { expr: sum(rate(calls, "1m")).by("pool"), labels: { team: "a" } });
const doubled = record("pool:calls:twice", { expr: gt(select<"pool" | "team", "gauge">("pool:calls:rate1m"), -1) });
const busy = (name: string) =>
  alert("PoolBusy", { ...base, expr: gt(select<"pool" | "team", "gauge">(name), 10), for: "1m", scenarios: [] });

// Prometheus's own rounding is not what this is about.
const rounded = ({ labels, value }: Sample) => ({ labels, value: Number(value.toFixed(9)) });

const reads = test.macro({
  exec(t, rules: readonly Rule[], at: "2m" | "2m30s", expected: string) {
    const rule = rules.find((one) => one.kind === "alert");
    if (rule === undefined) return t.fail();
    const series = [
      calls.series({ pool: "a" }, [
        ramp({ from: 0, by: 0, per: "15s", lasts: "1m" }),
        ramp({ from: 300, by: 300, per: "15s" }),
      ]),
    ];
    const outcome = outcomeOf(rule, fires("x", { series, at }), { rules, interval: 15_000 });
    t.is("problem" in outcome ? outcome.problem : JSON.stringify(outcome.samples.map(rounded)), expected);
  },
  title: (name) => `records: ${name}`,
});
const twenty = '[{"labels":{"pool":"a","team":"a"},"value":20}]';
test("an alert reads what was recorded before it", reads, [perSecond, busy("pool:calls:rate1m")], "2m30s", twenty);
test("a record of a record", reads, [perSecond, doubled, busy("pool:calls:twice")], "2m30s", twenty);
test(
  "what stands later is seen an evaluation later",
  reads,
  [busy("pool:calls:twice"), doubled, perSecond],
  "2m",
  "at 2m it is pending since 2m; with for 1m it cannot fire before 3m.",
);

test("what is absent is noticed, also where nothing ever was", (t) => {
  const rule = alert("Gone", {
    ...base,
    expr: and(absent(used.where({ pool: "a" })), absent(calls), { on: [] }),
    scenarios: [],
  });
  t.deepEqual(outcomeOf(rule, fires("x", { series: [], at: "0s" }), { interval: 15_000 }), {
    samples: [{ labels: { pool: "a" }, value: 1 }],
  });
});
