import test from "ava";
import {
  checkDashboard,
  type Dashboard,
  type FromJsonOptions,
  fromJson,
  notDescribedYet,
  renderDashboard,
} from "../../../../dashboards/kit/index.ts";
import { readForeignDashboard } from "../../../../dashboards/kit/to-typescript/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";
import { matchesGolden } from "../golden.ts";
import { graph } from "../samples.ts";
import { foreign, foreignNames } from "./foreign.ts";

const read = (json: string | object, options: Partial<FromJsonOptions> = {}) =>
  fromJson(json, { owner: "web", ...options });
const keys = ({ rows }: Dashboard) => rows.map(({ title, panels }) => [title, ...panels.map(({ key }) => key)]);
const small = (changes: object = {}) => ({
  title: "Small",
  schemaVersion: 39,
  panels: [{ type: "timeseries", title: "One", targets: [{ expr: "up", legendFormat: "{{job}}" }] }],
  ...changes,
});
const firstPanel = (dashboard: Dashboard) => JSON.parse(renderDashboard(dashboard)).panels[1];

for (const name of foreignNames) {
  test(`${name} renders as it always did`, (t) =>
    matchesGolden(t, `from-json-${name}.json`, renderDashboard(read(foreign(name)))));

  test(`${name} has only its missing words to be told of`, (t) => {
    const checks = checkDashboard(read(foreign(name), { purpose: "Is it fine?" })).map(({ check }) => check);
    t.deepEqual([...new Set(checks)], ["dashboards/placeholder"]);
  });
}

test("panels have keys of their titles, and are changed by them", (t) => {
  const api = read(foreign("http-service"));
  t.deepEqual(keys(api), [
    ["Traffic", "requests", "errors", "duration", "success"],
    ["Instances", "versions", "requests-2"],
  ]);
  const changed = api.without("requests-2").replace("errors", graph("faults")).after("duration", graph("x"));
  t.deepEqual(keys(changed), [
    ["Traffic", "requests", "faults", "duration", "x", "success"],
    ["Instances", "versions"],
  ]);
  t.notThrows(() => renderDashboard(changed));
  t.is(api.mapPanel("success", (panel) => ({ ...panel, key: "ok" })).without("ok").rows.length, 2);
});

test("rows of old become rows; a row without a title goes on in the one before", (t) => {
  const old = read(foreign("node-2016"));
  t.deepEqual(keys(old), [
    ["Linux hosts", "uptime", "memory", "text"],
    ["Load", "cpu", "network"],
    ["Disks", "disk-full-in", "pressure"],
  ]);
  t.deepEqual(
    old.rows.map(({ collapsed }) => collapsed),
    [false, false, true],
  );
  t.is(old.schemaVersion, 14, "Grafana brings its panels up to date");
  const [uptime, , text] = JSON.parse(renderDashboard(old)).panels.slice(1);
  t.deepEqual(uptime.gridPos, { x: 0, y: 1, w: 6, h: 4 });
  t.is(text.title, "Untitled");
});

test("copies of a repeated panel are left out, the row repeats as before", (t) => {
  const queue = read(foreign("queue"));
  t.deepEqual(keys(queue)[1], ["Queue $queue", "oldest-job", "wait", "log"]);
  t.is(queue.rows[1]?.repeat, "queue");
});

test("every Prometheus is the one of the variable; others stay", (t) => {
  for (const name of foreignNames) {
    const rendered = renderDashboard(read(foreign(name)));
    t.notRegex(rendered, /DS_PROMETHEUS|"\$ds"|"Prometheus"\s*,?\s*"(expr|targets)/, name);
    for (const panel of JSON.parse(rendered).panels.filter((panel: { targets?: unknown }) => panel.targets)) {
      const uid = panel.datasource?.uid ?? panel.datasource;
      t.is(uid, panel.type === "logs" ? "Loki" : `\${datasource}`, `${name}: ${panel.title}`);
    }
  }
  const loki = small({
    __inputs: [{ name: "DS_LOKI", type: "datasource", pluginId: "loki" }],
    panels: [{ type: "logs", title: "Log", datasource: { type: "loki", uid: "$DS_LOKI" }, targets: [] }],
  });
  const rendered = JSON.parse(renderDashboard(read(loki)));
  t.like(rendered.templating.list[1], { type: "datasource", name: "DS_LOKI", query: "loki" });
});

test("constants of an export are put in", (t) => {
  const inputs = [{ name: "VAR_JOB", type: "constant", value: "api" }];
  const panels = [{ type: "stat", title: "Up", targets: [{ expr: 'up{job="$VAR_JOB"}' }] }];
  t.is(firstPanel(read(small({ __inputs: inputs, panels }))).targets[0].expr, 'up{job="api"}');
});

test("what identifies it in another Grafana is gone", (t) => {
  const { id, version, editable, uid, panels } = JSON.parse(renderDashboard(read(foreign("http-service"))));
  t.deepEqual([id, version, editable], [undefined, undefined, false]);
  t.is(uid, "api-http-service", "QyLh83rVz has capitals");
  t.true(panels.every((panel: { id: number }) => panel.id > 1000));
  t.is(read(small({ uid: "mine" })).uid, "mine");
  t.is(read(small({ uid: "mine" }), { uid: "ours" }).uid, "ours");
});

test("variables that nothing uses are left out, ad hoc filters are not", (t) => {
  const names = (dashboard: Dashboard) => (dashboard.variables ?? []).map(({ name }) => name);
  t.deepEqual(names(read(foreign("node-2016"))), ["node", "interval"]);
  const list = [
    { type: "adhoc", name: "filters" },
    { type: "custom", name: "unused", query: "a,b" },
  ];
  t.deepEqual(names(read(small({ templating: { list } }))), ["filters"]);
});

test("time and refresh are kept where they still say something", (t) => {
  t.like(read(foreign("http-service")), { time: { from: "now-6h", to: "now" }, refresh: "1m" });
  const old = read(foreign("node-2016"));
  t.deepEqual([old.time, old.refresh], [undefined, "off"]);
});

test("a missing description is told, and can be read in Grafana", (t) => {
  t.is(firstPanel(read(small())).description, notDescribedYet);
  t.is(read(small({ description: "All is well?" })).purpose, "All is well?");
  t.deepEqual(
    checkDashboard(read(small())).map(({ severity, message }) => `${severity}: ${message}`),
    [
      "warning: the purpose is not written yet.",
      "warning: the description is not written yet.",
      "warning: it says no unit.",
    ],
  );
});

test("what has no counterpart is told", (t) => {
  const list = [
    { builtIn: 1, name: "Annotations & Alerts" },
    { name: "Releases", expr: "changes(release[1m])" },
  ];
  const links = [
    { type: "dashboards", tags: ["web"], title: "Others" },
    { type: "link", title: "Book", url: "/book" },
  ];
  const { leftOut, links: kept } = readForeignDashboard(
    small({ annotations: { list }, links, time: { from: "2020-01-01", to: "now" } }),
    "small.json",
  );
  t.deepEqual(leftOut, [
    'the annotations "Releases" are left out: write them with annotation().',
    "its links to dashboards by tag are left out: ours link to each other.",
    "it opens with the last hour, not 2020-01-01 to now.",
  ]);
  t.deepEqual(kept, [{ title: "Book", url: "/book" }]);
});

test("words need no description", (t) => {
  const panels = [{ type: "text", title: "Note", options: { content: "Mind the gap.", mode: "html" } }];
  t.false("description" in firstPanel(read(small({ panels }))));
});

test("the answer of the API, a resource and an object are read as the file is", (t) => {
  const plain = renderDashboard(read(small({ uid: "s" })));
  t.is(renderDashboard(read({ meta: { slug: "s" }, dashboard: small({ uid: "s" }) })), plain);
  const resource = {
    apiVersion: "dashboard.grafana.app/v1",
    kind: "Dashboard",
    metadata: { name: "s" },
    spec: small(),
  };
  t.is(renderDashboard(read(resource)), plain);
  t.is(renderDashboard(read(JSON.stringify(small({ uid: "s" })))), plain);
  t.is(renderDashboard(read(`\uFEFF${JSON.stringify(small({ uid: "s" }))}`)), plain);
});

test("a library panel is taken from where the export has it", (t) => {
  const element = { name: "Up", uid: "lib", kind: 1, model: { type: "stat", targets: [{ expr: "up" }] } };
  const panels = [{ title: "Up", gridPos: { w: 6, h: 4, x: 0, y: 0 }, libraryPanel: { uid: "lib", name: "Up" } }];
  t.like(firstPanel(read(small({ __elements: { lib: element }, panels }))), { type: "stat", title: "Up" });
});

const refuses = test.macro({
  exec(t, json: string | object, ...expected: readonly string[]) {
    const error = t.throws(() => read(json, { uid: "x" }), { instanceOf: DefinitionError });
    t.deepEqual(
      error.findings.map(({ check, message }) => `${check}: ${message}`),
      expected,
    );
    t.true(error.findings.every(({ hint }) => hint !== undefined));
  },
  title: (name) => `refuses ${name}`,
});

test("nothing", refuses, " ", "dashboards/json: it is empty.");
test("no JSON", refuses, '{"panels": [}', "dashboards/json: it is no JSON.");
test("half a file", refuses, '{"panels": [', "dashboards/json: it ends too early: something is not closed.");
test("a list", refuses, "[]", "dashboards/not-a-dashboard: it is a list; a dashboard is an object.");
test("null", refuses, "null", "dashboards/not-a-dashboard: it is null; a dashboard is an object.");
test(
  "something else",
  refuses,
  { name: "x", dependencies: {} },
  "dashboards/not-a-dashboard: it has no panels (it has name, dependencies).",
);
test(
  "20 MB",
  refuses,
  JSON.stringify(small({ snapshotData: "x".repeat(20 * 1024 * 1024) })),
  "dashboards/json-size: it has 21 MB; a dashboard has 16 at most.",
);
test(
  "library panels, all of them at once",
  refuses,
  small({ panels: ["a", "b"].map((uid) => ({ id: 1, title: uid, libraryPanel: { uid, name: uid } })) }),
  'dashboards/library-panel: "a" is a library panel: the file names it, and Grafana\'s database holds it.',
  'dashboards/library-panel: "b" is a library panel: the file names it, and Grafana\'s database holds it.',
);
test(
  "tabs of v2",
  refuses,
  { kind: "Dashboard", spec: { title: "T", elements: {}, layout: { kind: "TabsLayout", spec: { tabs: [] } } } },
  "dashboards/v2: classic dashboards, which file provisioning takes, lack the layout TabsLayout.",
);

test("the place of what is no JSON is shown", (t) => {
  const error = t.throws(() => read('{\n  "title": "A",\n  "panels": [oops]\n}', { uid: "a.json" }), {
    instanceOf: DefinitionError,
  });
  t.like(error.findings[0]?.at, { line: 3, column: 14, excerpt: '  "panels": [oops]' });
});
