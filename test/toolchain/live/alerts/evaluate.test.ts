import test, { type ExecutionContext } from "ava";
import fc from "fast-check";
import { evaluate, type Labels, ruleStorage } from "../../../../alerts/kit/evaluate/index.ts";
import {
  type Expression,
  formatDuration,
  group,
  gt,
  milliseconds,
  mul,
  print,
  rate,
  record,
  renderRules,
  type SampleSeries,
  select,
  sum,
} from "../../../../alerts/kit/index.ts";
import { toInput, toNotation, toSeriesName } from "../../../../alerts/kit/scenario/index.ts";
import { toYaml } from "../../../../alerts/kit/yaml.ts";
import { expressions } from "./expressions.ts";
import { story } from "./stories.ts";
import { folderWith, run } from "./tool.ts";

const calls = select<"pool" | "zone", "counter">("calls_total");
const rules = [
  record("pool:calls:rate1m", { expr: sum(rate(calls, "1m")).by("pool"), labels: { team: "a" } }),
  record("pool:calls:twice", { expr: gt(mul(select<"pool" | "team", "gauge">("pool:calls:rate1m"), 2), 0.5) }),
  record("pool:calls:sum", { expr: sum(calls).by("pool") }),
];
const interval = milliseconds("15s");
const moments = ["2m", "4m52s", "7m30s", "11m"] as const;
const span = { end: milliseconds("11m"), interval };

/** What our own evaluation gives, in promtool's form; NaN, which equals nothing, is left out with its expression. */
function expected(expr: Expression, series: readonly SampleSeries[], at: string): readonly object[] | undefined {
  const storage = ruleStorage(
    series.map((one) => toInput(one, span)),
    { rules, interval },
  );
  const time = milliseconds(at);
  const result = evaluate(expr.node, { storage, place: rules.length, interval, time, now: time });
  const samples = typeof result === "number" ? [] : result;
  if (samples.some(({ value }) => Number.isNaN(value))) return undefined;
  return samples.map(({ labels, value }) => ({ labels: labelText(labels), value }));
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).filter(([, value]) => value !== "");
  return `{${pairs.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(", ")}}`;
}

function testOf(series: readonly SampleSeries[], index: number): object {
  return {
    name: `story ${index}`,
    interval: "15s",
    input_series: series.map((one) => ({ series: toSeriesName(one), values: toNotation(one, span) })),
    promql_expr_test: expressions.flatMap((expr) =>
      moments.flatMap((at) => {
        const samples = expected(expr, series, at);
        // Multiplied by one, a series loses its name.
        return samples === undefined ? [] : [{ expr: `(${print(expr)}) * 1`, eval_time: at, exp_samples: samples }];
      }),
    ),
  };
}

async function compare(t: ExecutionContext, { stories, seed }: { stories: number; seed: number }) {
  const tests = fc.sample(story, { numRuns: stories, seed }).map(testOf);
  const folder = folderWith(t, {
    "rules.yml": renderRules([group("records", { rules })]),
    // Tolerates the last bit: Go sums up series in the order in which its storage returns them.
    "all.test.yml": toYaml({
      rule_files: ["rules.yml"],
      evaluation_interval: formatDuration(interval),
      fuzzy_compare: true,
      tests,
    }),
  });
  const { ok, text } = await run("promtool", ["test", "rules", "all.test.yml"], folder);
  t.true(ok, text.slice(0, 4000));
}

test("what the kit works out for any series is what Prometheus works out", compare, { stories: 25, seed: 11 });
