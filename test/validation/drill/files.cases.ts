import test from "ava";
import { load } from "js-yaml";
import { alert, constant, fires, gauge, group, gt, record, silent, sum } from "../../../alerts/kit/index.ts";
import { drillFiles } from "../../../validation/drill/drill-files.ts";
import { settings } from "../../bundle/support/settings.ts";

const open = gauge("pool_open_connections", { help: "Open.", labels: ["pool"] });
const total = record("pool:open:sum", { expr: sum(open).by("pool") });
const unread = record("pool:unread:sum", { expr: sum(open).by("pool") });
const full = alert("PoolFull", {
  expr: gt(sum(open).by("pool"), 10),
  for: "1m",
  severity: "critical",
  summary: ({ labels }) => `${labels.pool} is full`,
  action: "Look.",
  scenarios: [
    fires("it fills", { series: [open.series({ pool: "a" }, constant(20))], at: "2m" }),
    silent("it does not", { series: [open.series({ pool: "a" }, constant(1))], lasts: "2m" }),
  ],
});
const other = { ...full, name: "PoolFuller" };
const groups = [group("pools", { interval: "30s", rules: [total, unread, full, other] })];

const given = { region: "eu" };
const files = (page: boolean, alertToDrill = full) =>
  drillFiles({
    settings: settings({ externalLabels: given }),
    alert: alertToDrill,
    groups,
    annotations: () => ({ dashboard_url: ["https://grafana/d/pools"] }),
    page,
  }).files;

interface Config {
  readonly global: { readonly external_labels: object };
  readonly alerting: { readonly alert_relabel_configs: readonly object[]; readonly alertmanagers: readonly object[] };
  readonly scrape_configs: readonly { readonly static_configs: object; readonly metric_relabel_configs: object }[];
}

test("everything that it sends carries the stack's labels and those of a drill, to the stack's own Alertmanager", (t) => {
  const config = load(files(false)["prometheus.yml"] ?? "") as Config;
  t.deepEqual(config.global.external_labels, { drill: "true", region: "eu", replica: "1", stack: "dev" });
  t.deepEqual(config.alerting.alert_relabel_configs, [{ action: "labeldrop", regex: "replica" }]);
  t.like(config.alerting.alertmanagers[0], { static_configs: [{ targets: ["alertmanager:9093"] }] });
  const paging = load(files(true)["prometheus.yml"] ?? "") as Config;
  t.like(paging.global.external_labels, { drill: "true", drill_page: "true" });
});

test("it scrapes its own signal and nothing else, and forgets the label of scenarios", (t) => {
  const { scrape_configs: jobs } = load(files(false)["prometheus.yml"] ?? "") as Config;
  t.is(jobs.length, 1);
  t.deepEqual(jobs[0]?.static_configs, [{ targets: ["signal-drill:9650"] }]);
  t.deepEqual(jobs[0]?.metric_relabel_configs, [{ action: "labeldrop", regex: "scenario" }]);
});

test("of the rules there is the one alert, held to the time of the play and marked in its summary", (t) => {
  const { groups: found } = load(files(false)["rules/pools.yml"] ?? "") as {
    readonly groups: readonly { readonly interval: string; readonly rules: readonly Record<string, unknown>[] }[];
  };
  t.deepEqual([found.length, found[0]?.interval], [1, "30s"]);
  const [rule, ...more] = found[0]?.rules ?? [];
  t.deepEqual(more, []);
  t.like(rule, { alert: "PoolFull", for: "1m", labels: { severity: "critical" } });
  t.is(rule?.expr, "sum by (pool) (pool_open_connections) > 10 and on () signal_playing");
  t.like(rule?.annotations, {
    summary: "[DRILL] {{ $labels.pool }} is full",
    dashboard_url: "https://grafana/d/pools",
  });
});
