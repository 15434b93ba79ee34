import test from "ava";
import { objective } from "../../alerts/kit/index.ts";
import {
  checkDashboard,
  constant,
  dashboard,
  labelVariable,
  levelOf,
  type Panel,
  type Row,
  rateOf,
  renderDashboard,
  saturation,
  variable,
} from "../../dashboards/kit/index.ts";
import {
  databasePoolRow,
  goRow,
  jvmRow,
  kafkaConsumerRow,
  nodejsRow,
  processRow,
  redRow,
  sloRow,
  useRow,
} from "../../dashboards/rows/index.ts";
import { agents, grpc, http, scrape, slo } from "../../metrics/index.ts";
import { matchesGolden } from "./kit/golden.ts";
import { evaluated } from "./support/evaluated.ts";

const job = { job: "api-service" };
const kept = objective("api-latency", {
  target: 99.5,
  window: "30d",
  description: "Requests are answered within 200 ms.",
  within: "200ms",
  of: http.requestDuration.where(job),
});
const permits = agents.semaphore;

const rows: readonly Row[] = [
  redRow({
    requests: http.requests.where(job),
    errors: http.requests.where({ ...job, status: /5../ }),
    duration: http.requestDuration.where(job),
  }),
  redRow({
    title: "Calls",
    key: "grpc",
    requests: grpc.handled,
    errors: grpc.handled.where({ grpc_code: "Internal" }),
    duration: grpc.handlingTime,
    by: ["grpc_service", "grpc_method"],
    panels: { errors: { title: "Failed calls", thresholds: { steps: [{ from: 0.05, color: "red" }] } } },
  }),
  useRow({
    title: "Semaphores",
    key: "semaphore",
    utilisation: saturation({ used: permits.inUse, limit: permits.limit, by: ["semaphore"] }),
    saturation: levelOf(permits.waiting, { aggregate: "sum", by: ["semaphore"] }),
    errors: rateOf(permits.failures, { by: ["semaphore"] }),
  }),
  kafkaConsumerRow({ group: "router-worker" }),
  kafkaConsumerRow({ title: "All consumers", key: "all", group: /.+/, collapsed: true }),
  sloRow(kept, { service: "chat4all" }),
  jvmRow(job),
  goRow({ job: "governance-bridge" }),
  nodejsRow({ job: "inbox", instance: variable("node") }),
  processRow({ job: "agents" }),
  processRow({ job: ["alertmanager", "prometheus"], title: "Parts", key: "parts" }),
  databasePoolRow({ job: "agents", pool: agents.databasePool, panels: { unserved: { title: "Unserved" } } }),
];

const all = dashboard({
  uid: "rows",
  title: "Rows",
  owner: "ops",
  purpose: "Does every row pass the checks, and how is it rendered?",
  variables: [
    labelVariable("instance", { title: "Instance", of: scrape.up, label: "instance" }),
    labelVariable("node", { title: "Node", of: scrape.up.where({ job: "inbox" }), label: "instance" }),
  ],
  rows,
});

const panelOf = (key: string): Panel => {
  const found = rows.flatMap(({ panels }) => panels).find((panel) => panel.key === key);
  if (found === undefined) throw new Error(`no panel ${key}`);
  return found;
};

const queryOf = (key: string, index = 0) => {
  const panel = panelOf(key);
  const query = "queries" in panel ? panel.queries[index] : undefined;
  if (query === undefined || !("expr" in query)) throw new Error(`no query ${index} in ${key}`);
  return query;
};

test("nothing is wrong in the rows, together on one dashboard", (t) => {
  // Nobody would put all of them on one page.
  t.deepEqual(
    checkDashboard(all).filter(({ check }) => check !== "dashboards/crowded"),
    [],
  );
});

test("rows render to their golden file", (t) => matchesGolden(t, "kit-rows.json", renderDashboard(all)));

test("requests and errors stand left, durations right", (t) => {
  const { panels } = JSON.parse(renderDashboard(all));
  const columnOf = (title: string) => panels.find((panel: { title: string }) => panel.title === title)?.gridPos.x;
  t.is(columnOf("Failed calls"), 0);
  t.is(columnOf("Time until a call ended on the server, P95"), 12);
});

test("a row's panels give way to what the dashboard says", (t) => {
  t.like(panelOf("grpc-errors"), {
    title: "Failed calls",
    unit: "percentunit",
    thresholds: { steps: [{ from: 0.05 }] },
  });
});

test("a question that nothing answers says why", (t) => {
  const row = useRow({
    title: "CPU",
    key: "cpu",
    utilisation: rateOf(http.requests),
    saturation: rateOf(http.requests),
    errors: "CPUs count none.",
  });
  t.deepEqual(
    row.panels.map(({ kind, key }) => [kind, key]),
    [
      ["timeseries", "cpu-utilisation"],
      ["timeseries", "cpu-saturation"],
      ["text", "cpu-errors"],
    ],
  );
});

const id = { sloth_id: "chat4all-api-latency", sloth_service: "chat4all", sloth_slo: "api-latency" };

test("what is kept follows from burn rate and budget, whatever the period", (t) => {
  const series = [slo.periodBurn.series(id, constant(0.4)), slo.budget.series(id, constant(0.005))];
  t.deepEqual(evaluated(queryOf("slo-api-latency-kept").expr, series), { "": 0.998 });
});

test("burn rates are those that the alerts look at, with their factors as lines", (t) => {
  const panel = panelOf("slo-api-latency-burn-rates");
  t.like(panel, {
    thresholds: {
      steps: [
        { from: 1, color: "orange" },
        { from: 3, color: "orange" },
        { from: 6, color: "red" },
        { from: 14.4, color: "red" },
      ],
    },
  });
  const { expr, legend } = queryOf("slo-api-latency-burn-rates");
  t.is(legend, "over 1h");
  const window = { ...id, sloth_window: "1h" };
  const series = [slo.errorRatio("1h").series(window, constant(0.072)), slo.budget.series(id, constant(0.005))];
  t.deepEqual(evaluated(expr, series), { "": 14.4 });
});

test("an objective without alerts shows how fast the budget goes now, without lines", (t) => {
  const { panels } = sloRow({ ...kept, alerts: { page: false, ticket: false } }, { service: "chat4all" });
  const rates = panels.find(({ key }) => key === "slo-api-latency-burn-rates");
  t.like(rates, { thresholds: { steps: [] }, queries: [{ legend: "over 5m" }] });
});

test("an objective with a service of its own goes by that", (t) => {
  const { panels } = sloRow({ ...kept, service: "shop" });
  t.true(JSON.stringify(panels).includes('"value":"shop-api-latency"'));
});
