import test from "ava";
import {
  type Alert,
  absent,
  alert,
  type Duration,
  gauge,
  gt,
  max,
  maxOverTime,
  sum,
  type Vector,
} from "../../alerts/kit/index.ts";
import { toGoTemplate } from "../../alerts/kit/template/index.ts";
import { viewerUrl } from "../../bundle/grafana-files.ts";
import { filesOf } from "../../bundle/index.ts";
import { checkWatches, panelAnnotations } from "../../bundle/panel-links/index.ts";
import {
  type Dashboard,
  dashboard,
  type PanelLike,
  panelId,
  row,
  stat,
  table,
  timeseries,
  variable,
  type Watches,
} from "../../dashboards/kit/index.ts";
import type { Viewer } from "../../settings/index.ts";
import { defineSystem, knownSystems } from "../../systems/index.ts";
import { miniature } from "./support/bundles.ts";
import { settings, shop } from "./support/settings.ts";

const depth = gauge("queue_depth", { help: "Waiting.", labels: ["queue", "zone"], legacyName: true });

const queueLong = (expr: Vector = gt(max(depth).by("queue"), 5), waits?: Duration, owner?: string): Alert =>
  alert("QueueLong", {
    expr,
    ...(waits === undefined ? {} : { for: waits }),
    severity: "warning",
    ...(owner === undefined ? {} : { owner }),
    summary: "The queue is long.",
    action: "Look.",
    scenarios: [],
  });

const words = { title: "Depth", description: "Short is good." } as const;
const graph = (key: string, watches?: Watches) =>
  timeseries(key, {
    ...words,
    unit: "short",
    ...(watches === undefined ? {} : { watches }),
    queries: [{ expr: max(depth.where({ queue: variable("queue"), zone: variable("where") })), legend: "depth" }],
  });
const number = (key: string, watches: Watches) =>
  stat(key, { ...words, unit: "short", watches, queries: [{ expr: max(depth), legend: "depth" }] });

const board = (uid: string, panels: readonly PanelLike[], more: Partial<Dashboard> = {}): Dashboard =>
  dashboard({ uid, title: uid, owner: "shop", purpose: "Is it short?", rows: [row("Row", panels)], ...more });

const annotationsOf = (
  own: Alert,
  dashboards: readonly Dashboard[],
  { values = {}, others = [] as readonly Dashboard[] } = {},
) => {
  const systems = [
    defineSystem({ ...shop, name: "before", targets: {}, dashboards: others }),
    defineSystem({ ...shop, alerts: [own], dashboards }),
  ];
  const annotations = panelAnnotations(systems, { scraped: [], viewer: viewerUrl(settings(values)) })(own);
  const read = (name: string) => (annotations[name] === undefined ? undefined : toGoTemplate(annotations[name]));
  return { url: read("dashboard_url"), uid: read("__dashboardUid__"), panel: read("__panelId__") };
};
const leadsTo = test.macro((t, own: Alert, expected: string | undefined, more: Partial<Dashboard> = {}) => {
  const { url } = annotationsOf(own, [board("queues", [graph("depth", own)], more)]);
  t.is(url?.replace(`http://127.0.0.1:3000/d/queues?viewPanel=${panelId("depth")}`, "…"), expected);
});

const queue = "{{ with $labels.queue }}&var-queue={{ . | urlquery }}{{ end }}";
const zone = "{{ with $labels.zone }}&var-where={{ . | urlquery }}{{ end }}";

test("the labels that an alert keeps choose the variables", leadsTo, queueLong(), `…${queue}`);
test("all labels may be there", leadsTo, queueLong(gt(depth, 5)), `…${queue}${zone}`);
test("none is", leadsTo, queueLong(gt(sum(depth), 5)), "…");
test(
  "a label that the expression pins is known beforehand",
  leadsTo,
  queueLong(gt(max(depth.where({ zone: "north & south" })).by("queue"), 5)),
  `…${queue}&var-where=north%20%26%20south`,
);
test("one of several values is not", leadsTo, queueLong(gt(max(depth.where({ zone: ["a", "b"] })), 5)), "…");
test(
  "an alert that looks back further than the dashboard opens on",
  leadsTo,
  queueLong(gt(max(maxOverTime(depth, "2h")).by("queue"), 5), "30m"),
  `…&from=now-5h&to=now${queue}`,
);
test(
  "a dashboard that opens on enough",
  leadsTo,
  queueLong(gt(max(maxOverTime(depth, "2h")).by("queue"), 5), "30m"),
  `…${queue}`,
  { time: { from: "now-6h", to: "now" } },
);

test("Grafana's own list of rules finds the panel too", (t) => {
  const { uid, panel } = annotationsOf(queueLong(), [board("queues", [graph("depth", queueLong())])]);
  t.deepEqual([uid, panel], ["queues", String(panelId("depth"))]);
});

test("links begin with what people type", (t) => {
  const start = (values: Readonly<Record<string, unknown>>) =>
    annotationsOf(queueLong(), [board("queues", [graph("depth", queueLong())])], { values }).url?.split("/d/")[0];
  const tls = { certFile: "c.pem", keyFile: "k.pem", serverName: "x" };
  t.is(start({ ports: { grafana: 3001 } }), "http://127.0.0.1:3001");
  t.is(start({ bindAddress: "0.0.0.0", tls }), "https://localhost:3000");
  t.is(start({ bindAddress: "::1" }), "http://[::1]:3000");
  t.is(start({ publicHost: "monitoring.example.org", tls }), "https://monitoring.example.org:3000");
});

test("links lead to whatever shows the dashboards, and nothing does without a link", (t) => {
  const rules = (viewer: Viewer) =>
    Object.entries(filesOf(miniature(["chat4all"], { viewer })))
      .filter(([path]) => path.includes("/rules/"))
      .join();
  for (const viewer of ["grafana", "preview"] as const)
    t.true(rules(viewer).includes("dashboard_url: http://127.0.0.1:3000/d/chat4all-"), viewer);
  t.false(rules("none").includes("dashboard_url"));
});

test("no panel, no link", (t) => {
  t.is(annotationsOf(queueLong(), [board("queues", [graph("depth")])]).url, undefined);
});

test("who owns an alert and where its limit lies does not matter to its panel", (t) => {
  const watched = queueLong(gt(max(depth).by("queue"), 99), "10m");
  t.is(
    annotationsOf(queueLong(undefined, undefined, "shop"), [board("queues", [graph("depth", watched)])]).uid,
    "queues",
  );
  const another = queueLong(gt(max(depth.where({ zone: "a" })).by("queue"), 5));
  t.is(annotationsOf(queueLong(), [board("queues", [graph("depth", another)])]).uid, undefined);
});

const other = alert("QueueMissing", {
  expr: absent(depth),
  severity: "warning",
  summary: "No queue.",
  action: "Look.",
  scenarios: [],
});
const chosen = test.macro((t, dashboards: readonly Dashboard[], others: readonly Dashboard[], expected: string) => {
  const { uid, panel } = annotationsOf(queueLong(), dashboards, { others });
  const keys = ["now", "depth", "late", "list"];
  t.is(`${uid} ${keys.find((key) => String(panelId(key)) === panel)}`, expected);
});
const list = table("list", {
  ...words,
  columns: {},
  watches: queueLong(),
  queries: [{ expr: max(depth), legend: "Depth" }],
});

test(
  "a graph goes before a number",
  chosen,
  [board("a", [number("now", queueLong()), list, graph("late", queueLong())])],
  [],
  "a late",
);
test(
  "of two graphs, the first",
  chosen,
  [board("a", [graph("depth", queueLong()), graph("late", queueLong())])],
  [],
  "a depth",
);
test(
  "the one that is about it alone",
  chosen,
  [board("a", [graph("depth", [queueLong(), other]), graph("late", queueLong())])],
  [],
  "a late",
);
test("a number, where there is nothing else", chosen, [board("a", [list, number("now", queueLong())])], [], "a list");
test(
  "the dashboards of its own system go before those of others",
  chosen,
  [board("b", [number("now", queueLong())])],
  [board("a", [graph("late", queueLong())])],
  "b now",
);
test("another system's, where its own have none", chosen, [], [board("a", [graph("late", queueLong())])], "a late");

const all = (own: Alert) => ({ alert: own, namesakes: true }) as const;
const inZone = (zone: string) => queueLong(gt(max(depth.where({ zone })).by("queue"), 5));

test("a panel of all namesakes takes what no panel is about alone", (t) => {
  const dashboards = [board("a", [graph("depth", all(inZone("x"))), graph("late", inZone("north"))])];
  t.is(annotationsOf(inZone("south"), dashboards).panel, String(panelId("depth")));
  t.is(annotationsOf(inZone("north"), dashboards).panel, String(panelId("late")));
});

const finds = test.macro(
  (t, alerts: readonly Alert[], panels: readonly PanelLike[], ...expected: readonly string[]) => {
    const dashboards = panels.length === 0 ? [] : [board("a", panels)];
    const found = checkWatches([defineSystem({ ...shop, alerts, dashboards })]);
    t.deepEqual(
      found.map(({ check, path, message }) => `${check} @ ${path}: ${message}`),
      expected,
    );
    t.true(found.every(({ severity, hint }) => severity === "warning" && hint !== undefined));
  },
);
const noPanel =
  'dashboards/no-panel @ group "shop" › QueueLong: no panel watches it: whoever is woken by it has no picture.';

test("an alert with its panel", finds, [queueLong()], [graph("depth", queueLong())]);
test("an alert without", finds, [queueLong()], [graph("depth")], noPanel);
test("nothing is asked of systems without dashboards", finds, [queueLong()], []);
test("an alert that says why", finds, [{ ...queueLong(), unwatched: "It speaks for itself." }], [graph("depth")]);
test(
  "an alert that says why, and has one",
  finds,
  [{ ...queueLong(), unwatched: "It speaks for itself." }],
  [graph("depth", queueLong())],
  'dashboards/unused-reason @ group "shop" › QueueLong: it says that no panel shows it, and "Depth" of the dashboard a does.',
);
test("an alert that always fires", finds, [{ ...queueLong(), alwaysFiring: true }], [graph("depth")]);
test("all namesakes", finds, [inZone("north"), inZone("south")], [graph("depth", all(inZone("x")))]);
test(
  "an alert that nobody has",
  finds,
  [inZone("north")],
  [graph("depth", inZone("north")), graph("late", inZone("nroth"))],
  'dashboards/unknown-alert @ dashboards/a › panel "late": it watches QueueLong, and no system of the bundle has an alert of this name that is warning and reads the same series.',
);
test("namesakes of nobody: its dashboard is for any systems", finds, [], [graph("depth", all(queueLong()))]);
const stricter = queueLong(gt(max(depth).by("queue"), 9));
test(
  "another threshold than the alert has",
  finds,
  [queueLong()],
  [graph("depth", stricter)],
  'dashboards/other-threshold @ dashboards/a › panel "depth": it draws another threshold for QueueLong than the alert has in the bundle.',
);
test("another threshold, said on purpose", finds, [queueLong()], [graph("depth", { alert: stricter, at: 5 })]);

test("every alert of ours has its panel or a reason, and every panel the alert that it watches", (t) => {
  t.deepEqual(
    checkWatches(knownSystems).map(({ check, path }) => `${check} @ ${path}`),
    [],
  );
});
