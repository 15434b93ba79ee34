import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { execa } from "execa";
import { dump } from "js-yaml";
import { group, type Objective, type RuleGroup, renderRules } from "../../../../../alerts/kit/index.ts";
import { groupOf } from "../samples.ts";

/** What Prometheus must answer at a moment, in seconds; no value: nothing. */
export interface Asked {
  readonly at: number;
  readonly expr: string;
  readonly is: number | undefined;
}

/** Seconds between samples and between evaluations; series in promtool's own notation. */
export interface Story {
  readonly interval: number;
  readonly series: Readonly<Record<string, string>>;
  readonly asked: readonly Asked[];
}

/** Lets promtool play stories with these objectives' rules, written by hand rather than from scenarios. */
export async function hold(
  t: ExecutionContext,
  objectives: readonly Objective[],
  { interval, series, asked }: Story,
  without?: RegExp,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sightline-objectives-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "rules.yml"), renderRules(objectives.map((one) => trimmed(groupOf(one), without))));
  const story = {
    interval: `${interval}s`,
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: asked.map(({ at, expr, is }) => ({
      expr,
      eval_time: `${at}s`,
      exp_samples: is === undefined ? [] : [{ labels: "{}", value: is }],
    })),
  };
  const file = { rule_files: ["rules.yml"], evaluation_interval: `${interval}s`, fuzzy_compare: true, tests: [story] };
  writeFileSync(join(folder, "test.yml"), dump(file));
  const result = await execa("promtool", ["test", "rules", "test.yml"], { cwd: folder, reject: false, all: true });
  t.is(result.exitCode, 0, result.all ?? String(result.cause));
}

/** Whether the alert fires, as a question. */
export function firing(at: number, is: boolean, labels = ""): Asked {
  return { at, expr: `max(ALERTS{alertname="ErrorBudgetBurn", alertstate="firing"${labels}})`, is: is ? 1 : undefined };
}

function trimmed({ name, rules }: RuleGroup, without?: RegExp): RuleGroup {
  return group(name, { rules: rules.filter((rule) => without === undefined || !without.test(rule.name)) });
}
