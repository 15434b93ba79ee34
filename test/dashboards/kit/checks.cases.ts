import { PanelBuilder } from "@grafana/grafana-foundation-sdk/gauge";
import test from "ava";
import {
  alertList,
  checkDashboard,
  checkDashboards,
  clicked,
  type Dashboard,
  dashboardLink,
  labelVariable,
  logs,
  max,
  type PanelLike,
  raw,
  renderDashboard,
  row,
  section,
  stat,
  stateTimeline,
  table,
  text,
  variable,
} from "../../../dashboards/kit/index.ts";
import { DefinitionError } from "../../../problems/index.ts";
import { doorState, graph, inFlight, sample } from "./samples.ts";

const at = 'dashboards/http › row "Traffic" › panel';
const lines = (dashboard: Dashboard) =>
  checkDashboard(dashboard).map(
    ({ check, path, message }) => `${check.replace("dashboards/", "")} @ ${path}: ${message}`,
  );

const finds = test.macro((t, dashboard: Dashboard, ...expected: readonly string[]) => {
  t.deepEqual(lines(dashboard), expected);
});

const one = (panel: PanelLike) => sample([panel]);
const busy = { title: "Busy", description: "In flight.", unit: "short" } as const;
const queries = [{ expr: max(inFlight), legend: "busiest" }] as const;

test("a sound dashboard passes", finds, one(graph("a")));

const uidMessage = (uid: string) => `the uid "${uid}" is not 1 to 40 characters of a-z, 0-9 and "-".`;
const long = "a".repeat(41);
test("uid of 40", finds, sample([graph("a")], { uid: "a".repeat(40) }));
test("uid of 41", finds, sample([graph("a")], { uid: long }), `uid @ dashboards/${long}: ${uidMessage(long)}`);
test("uid with capitals", finds, sample([graph("a")], { uid: "Http" }), `uid @ dashboards/Http: ${uidMessage("Http")}`);
test("no uid", finds, sample([graph("a")], { uid: "" }), `uid @ dashboards/: ${uidMessage("")}`);

test(
  "empty words of the dashboard",
  finds,
  sample([graph("a")], { title: " ", owner: "", purpose: "" }),
  "words @ dashboards/http: the owner is empty.",
  "words @ dashboards/http: the purpose is empty.",
  "words @ dashboards/http: the title is empty.",
);
test(
  "empty words of a panel",
  finds,
  one({ ...graph("a"), title: "", description: "" }),
  `words @ ${at} "a": the description is empty.`,
  `words @ ${at} "a": the title is empty.`,
);
test("empty text", finds, one(text("a", { title: "T", content: "" })), `words @ ${at} "a": the content is empty.`);
test(
  "SDK panel without words",
  finds,
  one(new PanelBuilder()),
  `key @ ${at} "": the key is empty.`,
  `words @ ${at} "": the description is empty.`,
  `words @ ${at} "": the title is empty.`,
  `no-query @ ${at} "": the panel has no query.`,
);
test(
  "row without title or panels",
  finds,
  sample([], { rows: [row("", [])] }),
  'empty-row @ dashboards/http › row "": the row has no panels.',
  'words @ dashboards/http › row "": the title is empty.',
);

test(
  "section without panels",
  finds,
  sample([], { rows: [row("Traffic", [section("Empty", []), section("Full", [graph("a")])])] }),
  `empty-section @ ${at} "section-empty": the section has no panels.`,
);

const states = { title: "Doors", description: "Locked is good.", queries: [doorState.timeline()] };
test("states", finds, one(stateTimeline("a", { ...states, colors: { locked: "green" } })));
test(
  "a colour for no state",
  finds,
  // As plain JavaScript would have it.
  one(stateTimeline<string>("a", { ...states, colors: { closed: "red" } })),
  `states @ ${at} "a": "closed" has a colour and is no state (states: open, shut, locked).`,
);
test(
  "a timeline without states",
  finds,
  one(stateTimeline("a", { ...states, queries: [{ ...doorState.timeline(), values: [] }] })),
  `states @ ${at} "a": the query "{{door}}" names no states.`,
);

test(
  "duplicate key over rows",
  finds,
  sample([], { rows: [row("One", [graph("a")]), row("Two", [graph("a")])] }),
  'key @ dashboards/http › row "One" › panel "a": the key "a" stands for 2 panels, in the rows "One", "Two".',
);
test(
  "duplicate key in a row",
  finds,
  sample([graph("a"), graph("a")]),
  `key @ ${at} "a": the key "a" stands for 2 panels, in the row "Traffic".`,
);
test(
  "duplicate row",
  finds,
  sample([], { rows: [row("One", [graph("a")]), row("One", [graph("b")])] }),
  'row-title @ dashboards/http: several rows have the title "One".',
);
test(
  "two keys, one id",
  finds,
  sample([graph("panel-1d6gy9"), graph("panel-4o12e1")]),
  'panel-id @ dashboards/http: panel "panel-1d6gy9" and panel "panel-4o12e1" get the same number 788998633.',
);

const widthMessage = (w: number | string) =>
  `the width ${w} is not a whole number from 1 to 24, and none of full, five-sixths, three-quarters, two-thirds, half, third, quarter, sixth, eighth.`;
test(
  "unknown unit",
  finds,
  one({ ...graph("a"), unit: "percentage" as "percent" }),
  `unit @ ${at} "a": there is no unit "percentage".`,
);
test("no unit", finds, one({ ...graph("a"), unit: "" as "short" }), `unit @ ${at} "a": it says no unit.`);
test("as wide as the grid", finds, one({ ...graph("a"), width: 24 }));
test("wider than the grid", finds, one({ ...graph("a"), width: 25 }), `size @ ${at} "a": ${widthMessage(25)}`);
test("no width", finds, one({ ...graph("a"), width: 0 }), `size @ ${at} "a": ${widthMessage(0)}`);
test(
  "unknown width",
  finds,
  one({ ...graph("a"), width: "whole" as "full" }),
  `size @ ${at} "a": ${widthMessage('"whole"')}`,
);
test("broken width", finds, one({ ...graph("a"), width: 2.5 }), `size @ ${at} "a": ${widthMessage(2.5)}`);
test(
  "no height",
  finds,
  one({ ...graph("a"), height: 0 }),
  `size @ ${at} "a": the height 0 is not a whole number from 1 to 100.`,
);
test(
  "SDK panel wider than the grid",
  finds,
  one(
    raw("a", { build: () => ({ type: "gauge", title: "T", description: "D", gridPos: { x: 0, y: 0, w: 30, h: 8 } }) }),
  ),
  `size @ ${at} "a": ${widthMessage(30)}`,
  `no-query @ ${at} "a": the panel has no query.`,
);

test("no query", finds, one(stat("a", { ...busy, queries: [] })), `no-query @ ${at} "a": the panel has no query.`);
test(
  "empty legend",
  finds,
  one({ ...graph("a"), queries: [{ expr: max(inFlight), legend: "" }] }),
  `legend @ ${at} "a": a legend is empty.`,
);
test(
  "legend of a label that is gone",
  finds,
  one({ ...graph("a"), queries: [{ expr: max(inFlight).by("route"), legend: "{{route}} {{ instance }}" }] }),
  `legend @ ${at} "a": the legend "{{route}} {{ instance }}" names the label instance, which the result lacks (has: route).`,
);
test(
  "two columns with one heading",
  finds,
  one(
    table("a", {
      title: "T",
      description: "D.",
      columns: {},
      queries: [
        { expr: max(inFlight), legend: "Busy" },
        { expr: max(inFlight), legend: "Busy" },
      ],
    }),
  ),
  `legend @ ${at} "a": several columns have the heading "Busy".`,
);

const steps = (...values: readonly number[]) => ({ steps: values.map((from) => ({ from, color: "red" as const })) });
test("ascending steps", finds, one(stat("a", { ...busy, queries, thresholds: steps(1, 2) })));
test(
  "steps out of order",
  finds,
  one(stat("a", { ...busy, queries, thresholds: steps(2, 1) })),
  `thresholds @ ${at} "a": the threshold steps 2, 1 are not finite and ascending.`,
);

test(
  "links on series",
  finds,
  one({
    ...graph("a"),
    dataLinks: [
      { title: "Route", url: `/r/${clicked("route")}` },
      { title: "Code", url: `/c/${clicked("code")}` },
    ],
  }),
  `data-link @ ${at} "a": the link "Code" names the label code, which not all that can be clicked has.`,
);
test(
  "links on the cells of a table",
  finds,
  one(
    table("a", {
      title: "T",
      description: "D.",
      columns: { route: "Route" },
      dataLinks: [dashboardLink("http", { title: "Here", variables: { instance: clicked("instance") } })],
      queries: [{ expr: inFlight, legend: "Busy" }],
    }),
  ),
  `data-link @ ${at} "a": the link "Here" names the label instance, which not all that can be clicked has.`,
);
test(
  "reasons and log queries without words",
  finds,
  one(logs("a", { title: "T", description: "D.", logql: " ", mayBeEmpty: "" })),
  `no-query @ ${at} "a": a query is empty.`,
  `words @ ${at} "a": the reason in mayBeEmpty is empty.`,
);
test(
  "a query's reason without words",
  finds,
  one(stat("a", { ...busy, queries: [{ ...queries[0], mayBeEmpty: "" }] })),
  `words @ ${at} "a": the reason in mayBeEmpty is empty.`,
);
test(
  "variables in log queries, links and filters of alerts",
  finds,
  one(logs("a", { title: "T", description: "D.", logql: '{job="$job"}' })),
  `undefined-variable @ ${at} "a": $job is not a variable of the dashboard (has: $datasource, $loki_datasource).`,
);
test(
  "variables in the filter of alerts",
  finds,
  one(alertList("a", { title: "T", description: "D.", labels: { job: variable("job") } })),
  `undefined-variable @ ${at} "a": $job is not a variable of the dashboard (has: $datasource).`,
);

const narrowed = stat("a", {
  ...busy,
  queries: [{ expr: max(inFlight.where({ route: variable("route") })), legend: "b" }],
});
const route = labelVariable("route", { title: "Route", of: inFlight, label: "route" });
test("variable defined and used", finds, sample([narrowed], { variables: [route] }));
test("variable used and derived", finds, one(narrowed));
test(
  "undefined variable",
  finds,
  one({ ...graph("a"), description: "Of $route." }),
  `undefined-variable @ ${at} "a": $route is not a variable of the dashboard (has: $datasource).`,
);
test(
  "variables in a circle",
  finds,
  sample([narrowed], {
    variables: [
      { ...route, of: inFlight.where({ job: variable("job") }) },
      labelVariable("job", { title: "Job", of: inFlight.where({ route: variable("route") }), label: "job" }),
    ],
  }),
  "variable-cycle @ dashboards/http: the variables $route, $job narrow each other in a circle: none of them can be filled first.",
);
const confused = {
  ...narrowed,
  key: "b",
  queries: [{ expr: max(inFlight.where({ job: variable("route") })), legend: "b" }],
};
test(
  "one name for two labels",
  finds,
  sample([narrowed, confused]),
  "variable-label @ dashboards/http: $route stands for several labels: route, job.",
);
test("one name for two labels, declared", finds, sample([narrowed, confused], { variables: [route] }));
test(
  "unused variable",
  finds,
  sample([graph("a")], { variables: [route] }),
  "unused-variable @ dashboards/http: no panel uses the variable $route.",
);
test(
  "variable named like ours, and not like one",
  finds,
  sample([graph("a")], {
    variables: [
      { ...route, name: "datasource" },
      { ...route, name: "a-b" },
    ],
  }),
  "unused-variable @ dashboards/http: no panel uses the variable $a-b.",
  "unused-variable @ dashboards/http: no panel uses the variable $datasource.",
  'variable-name @ dashboards/http: several variables have the name "datasource".',
  'variable-name @ dashboards/http: the variable name "a-b" is not a letter followed by letters, digits and "_".',
);

test("uids and titles are unique over a set", (t) => {
  const a = one(graph("a"));
  t.deepEqual(checkDashboards([a, a.with({ uid: "http-2", title: "HTTP 2" })]), []);
  t.deepEqual(
    checkDashboards([a, a]).map(({ message }) => message),
    ['2 dashboards have the title "HTTP": "http", "http".', '2 dashboards have the uid "http": "HTTP", "HTTP".'],
  );
});

test("rendering reports everything at once, with what to do", (t) => {
  const broken = sample([{ ...graph("a"), title: "", width: 99 }], { uid: "Http" });
  const error = t.throws(() => renderDashboard(broken), { instanceOf: DefinitionError });
  t.deepEqual(
    error?.findings.map(({ check }) => check),
    ["dashboards/uid", "dashboards/size", "dashboards/words"],
  );
  t.true(error?.findings.every(({ hint }) => hint !== undefined));
});
