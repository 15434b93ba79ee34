import test from "ava";
import { compare, type Exposed, exposedBy, needsOf } from "../../bundle/index.ts";
import { printGaps } from "../../cli/gaps-output.ts";
import { goldenIn } from "../support/golden.ts";

const matchesGolden = goldenIn("cli");

/** One of each kind of gap, for a person who has 100 columns. */
const rules = [
  "max(kafka_consumergroup_lag_seconds) > 60",
  "max(kafka_consumergroup_lag) > 1000",
  'up{job="store"} == 0',
  'disk_free_bytes{job="batch"} < 1e9',
  'queue_length{job="api", queue="post"} > 5',
  "sum by (zone) (queue_length) > 5",
  'rate(requests_total{status="500"}[5m]) > 0',
  'temperature_celsius{job="api"} > 80',
  "entirely_unheard_of_metric_with_a_name_that_no_column_has_room_for > 1",
];

const own = exposedBy([
  {
    job: "api",
    instance: "api-1:80",
    text: 'queue_length{queue="mail"} 1\nrequests_total{status="200"} 1\ntemperature_celsius 1\n',
  },
  {
    job: "api",
    instance: "api-2:80",
    text: 'queue_length{queue="mail"} 1\nrequests_total{status="200"} 1\nforgotten 1\n',
  },
]);
const exposed: Exposed = { ...own, targets: [...own.targets, { job: "batch", instance: "batch:80", up: false }] };

function printed(exprs: readonly string[], unused = false): string {
  const lines = exprs.map((expr, index) => `{alert: Asks${index}, expr: ${JSON.stringify(expr)}}`);
  const content = `groups: [{name: team, rules: [${lines.join(", ")}]}]`;
  const needs = needsOf({ systems: [], scraped: [], rules: [{ path: "team.yml", content }] });
  return printGaps(
    { source: "http://prometheus:9090", exposed, gaps: compare(needs, exposed, []) },
    { unused, width: 100 },
  );
}

test("gaps of every kind, each with who asks and what helps", (t) => {
  const text = printed(rules);
  matchesGolden(t, "gaps.txt", text);
  t.deepEqual(
    text.split("\n").filter((line) => line.length > 100),
    [],
  );
});

test("no gaps, and all that nobody reads", (t) => {
  const text = printed(["queue_length > 1"], true);
  t.regex(
    text,
    /– Exposed, and read by nobody\n {6}forgotten +api\n {6}requests_total +api\n {6}temperature_celsius +api\n/,
  );
  t.regex(text, /No gaps\. 1 metric needed, 3 exposed and read by nobody\.\n$/);
});

test("where everything is read there is nothing to list", (t) => {
  const text = printed(["queue_length > forgotten", "rate(requests_total[5m]) > temperature_celsius"]);
  t.notRegex(text, /--unused/);
  t.regex(text, /4 metrics needed, 0 exposed and read by nobody\.\n$/);
});

test("of many metrics that one exporter shows, the first ones will do", (t) => {
  const text = printed(Array.from({ length: 30 }, (_, index) => `node_number_${String(index).padStart(2, "0")} > 1`));
  t.regex(text, /node_number_17 .*\n +and 12 more; --json has all of them\n/);
});
