import test from "ava";
import { readPromql } from "../../metrics/kit/reading/index.ts";
import { miniature } from "../bundle/support/bundles.ts";
import { type AskGrafana, grafanaFaults } from "./support/grafana-faults.ts";
import { type DashboardJson, queriesOf } from "./support/grafana-queries.ts";

// Grafana's image is not to be had everywhere: its answers here have the form that its documentation gives.
const dashboard: DashboardJson = {
  uid: "stack",
  title: "Stack",
  templating: {
    list: [
      { name: "datasource", type: "datasource", current: { value: "prometheus" } },
      { name: "job", type: "query", includeAll: true, allValue: ".+" },
      { name: "topic", type: "query", includeAll: true },
      { name: "limit", type: "custom", current: { value: "5" } },
    ],
  },
  panels: [
    { type: "row", title: "Open", panels: [] },
    { type: "stat", title: "Up", targets: [{ refId: "A", expr: 'sum(up{job=~"$job"})', instant: true, range: false }] },
    { type: "text", title: "Words" },
    {
      type: "row",
      title: "Folded",
      panels: [
        {
          type: "timeseries",
          title: "Rate",
          targets: [
            {
              refId: "A",
              expr: `topk($\{limit}, rate(a_total{topic=~"$\{topic:regex}"}[$__rate_interval]))`,
              range: true,
            },
            { refId: "B", expr: "b", hide: true },
            { refId: "C", expr: '{app="a"}', datasource: { type: "loki", uid: "loki" } },
          ],
        },
      ],
    },
  ],
};

test("queries are as a browser sends them, those of folded rows among them", (t) => {
  const asked = queriesOf(dashboard).map(({ panel, body }) => [panel, body.queries]);
  const usual = {
    datasource: { type: "prometheus", uid: "prometheus" },
    format: "time_series",
    intervalMs: 15_000,
    maxDataPoints: 500,
  };
  t.deepEqual(asked, [
    ["Up", [{ ...usual, refId: "A", expr: 'sum(up{job=~".+"})', instant: true, range: false }]],
    [
      "Rate",
      [
        {
          ...usual,
          refId: "A",
          expr: 'topk(5, rate(a_total{topic=~".*"}[$__rate_interval]))',
          instant: false,
          range: true,
        },
      ],
    ],
  ] as never);
});

test("with everything chosen, every query of every system's dashboards is PromQL", (t) => {
  const { files } = miniature(["chat4all", "hitl", "governance-bridge", "agents"]).grafana.release;
  const dashboards = Object.keys(files).filter((path) => path.startsWith("dashboards/"));
  const asked = dashboards.flatMap((path) => queriesOf(JSON.parse(files[path] ?? "")).map((one) => ({ path, ...one })));
  for (const { path, panel, body } of asked)
    for (const { expr } of body.queries as readonly { readonly expr: string }[]) {
      const written = expr.replaceAll(/\$__\w+/g, "5m");
      t.true("node" in readPromql(written), `${path} › ${panel}: ${expr}`);
      t.notRegex(written, /\$[a-z_]|\$\{/i, `${path} › ${panel}`);
    }
  t.true(asked.length > 200);
});

interface Answers {
  readonly search?: readonly object[];
  readonly meta?: object;
  readonly saved?: number;
  readonly query?: object;
}

function grafana({ search, meta, saved, query }: Answers): AskGrafana {
  return async (path) => {
    if (path.startsWith("/api/search")) return { status: 200, body: search ?? [hit] };
    if (path === "/api/dashboards/uid/stack")
      return { status: 200, body: { dashboard, meta: meta ?? { provisioned: true } } };
    if (path === "/api/dashboards/db")
      return { status: saved ?? 400, body: { message: "Cannot save provisioned dashboard" } };
    if (path === "/api/ds/query")
      return { status: 200, body: query ?? { results: { A: { status: 200, frames: [] } } } };
    return { status: 404, body: { message: "Not found" } };
  };
}
const hit = { uid: "stack", title: "Stack", type: "dash-db", folderTitle: "Stack" };

const faults = test.macro(async (t, answers: Answers, expected: readonly string[]) => {
  t.deepEqual(await grafanaFaults(grafana(answers), [{ folder: "Stack", dashboard }]), expected);
});
test("all is well", faults, {}, []);
test("a dashboard that is missing, and one that nobody provisioned", faults, { search: [{ uid: "old" }] }, [
  "old: nobody provisioned it",
  "stack: is not there",
]);
test("a dashboard in another folder", faults, { search: [{ uid: "stack" }] }, [
  "stack: is in the folder General, not Stack",
]);
test("a dashboard that somebody saved", faults, { meta: { provisioned: false } }, ["stack: is not from a file"]);
test("a dashboard that can be saved", faults, { saved: 200 }, ["stack: can be changed in the browser"]);
test("a query that fails", faults, { query: { results: { A: { status: 400, error: "parse error" } } } }, [
  "stack › Up: query A: parse error",
  "stack › Rate: query A: parse error",
]);
