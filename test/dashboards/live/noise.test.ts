import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { dump } from "js-yaml";
import { alerts } from "../../../dashboards/index.ts";
import { print } from "../../../dashboards/kit/index.ts";
import { queryOf } from "../support/query-of.ts";

// ALERTS is Prometheus's own: its series end when an alert does, and only Prometheus knows how.

const late = 'alertname="Late",severity="critical",priority="P1",topic="orders"';

/** Pending for 5 minutes and firing for 10, from the beginning; again firing from minute 25 on. Samples are 15 s apart. */
const series = {
  [`ALERTS{${late},alertstate="pending"}`]: "1x19 stale",
  [`ALERTS{${late},alertstate="firing"}`]: "_x20 1x39 stale _x38 1x100",
  [`ALERTS_FOR_STATE{${late}}`]: "0x59 stale _x38 1200x100",
  'ALERTS{alertname="Watchdog",alertstate="firing",severity="info"}': "1x200",
};

test("an alert that came back is told as two, with its time", async (t) => {
  const name = '{alertname="Late"}';
  await answers(t, [
    { key: "critical", legend: "critical", labels: "{}", value: 1 },
    { key: "longest", legend: "active", labels: "{}", value: 600 },
    { key: "timeline", legend: "{{alertname}}", labels: name, value: 2 },
    { key: "noise", legend: "Began to fire", labels: name, value: 2 },
    { key: "noise", legend: "Came back", labels: name, value: 1 },
    // Ten minutes, and five so far; of a look every minute the one at the beginning of a stretch counts as well.
    { key: "noise", legend: "Fired for", labels: name, value: 960 },
  ]);
});

interface Answer {
  readonly key: string;
  readonly legend: string;
  readonly labels: string;
  readonly value: number;
}

/** Holds queries of the dashboard, over the last half-hour, against Prometheus's answers at its end. */
async function answers(t: ExecutionContext, expected: readonly Answer[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sightline-dashboards-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const asked = expected.map(({ key, legend, labels, value }) => ({
    expr: print(queryOf(alerts, key, legend))
      .replaceAll("[5m:1m]", "[30m:1m]")
      .replaceAll("[5m]", "[30m]"),
    eval_time: "30m",
    exp_samples: [{ labels, value }],
  }));
  const story = {
    interval: "15s",
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: asked,
  };
  writeFileSync(join(folder, "test.yml"), dump({ rule_files: [], evaluation_interval: "15s", tests: [story] }));
  const result = await execa("promtool", ["test", "rules", "test.yml"], { cwd: folder, reject: false, all: true });
  t.is(result.exitCode, 0, result.all ?? String(result.cause));
}
