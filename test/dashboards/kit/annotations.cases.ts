import test from "ava";
import { alert } from "../../../alerts/kit/index.ts";
import {
  annotation,
  checkDashboard,
  type DashboardOptions,
  deployments,
  firingAlerts,
  gt,
  labelVariable,
  renderDashboard,
  variable,
} from "../../../dashboards/kit/index.ts";
import { graph, inFlight, sample } from "./samples.ts";

type Changes = Partial<DashboardOptions>;

const rendered = (changes: Changes) => JSON.parse(renderDashboard(sample([graph("a")], changes))).annotations.list;

test("alerts that fire are marked unless the dashboard says otherwise", (t) => {
  t.like(rendered({})[0], {
    name: "Firing alerts",
    enable: true,
    hide: false,
    expr: 'ALERTS{alertname!="Watchdog", alertstate="firing"}',
    titleFormat: "{{alertname}}",
  });
  t.deepEqual(rendered({ annotations: [] }), []);
});

test("of a dashboard whose panels watch alerts, these are marked and no others", (t) => {
  const busy = alert("Busy", { ...told, expr: gt(inFlight, 9) });
  const full = alert("Full", { ...told, expr: gt(inFlight, 90) });
  const panels = [
    { ...graph("a"), watches: [full] },
    { ...graph("b"), watches: [busy, full] },
  ];
  const [marks] = JSON.parse(renderDashboard(sample(panels))).annotations.list;
  t.is(marks.expr, 'ALERTS{alertname=~"Busy|Full", alertstate="firing"}');
});

const told = { severity: "warning", summary: "It is busy.", action: "Wait.", scenarios: [] } as const;

test("marks can be narrowed, and be switched off when the page opens", (t) => {
  t.like(rendered({ annotations: [firingAlerts({ where: { severity: "critical" }, shown: false })] })[0], {
    expr: 'ALERTS{alertname!="Watchdog", alertstate="firing", severity="critical"}',
    enable: false,
    hide: false,
  });
});

test("a deployment is marked at the second its process started, which is the value of the series", (t) => {
  t.like(rendered({ annotations: [deployments({ of: { job: ["api", "worker"] } })] })[0], {
    expr: 'process_start_time_seconds{job=~"api|worker"} * 1000',
    useValueForTime: true,
    titleFormat: "{{job}} started",
    textFormat: "{{instance}}",
    tagKeys: "job",
  });
});

const route = labelVariable("route", { title: "Route", of: inFlight, label: "route" });
const crowded = annotation("Crowded", {
  expr: gt(inFlight.where({ route: variable("route") }), 9),
  at: "sample",
  title: "{{route}} is crowded",
  color: "orange",
});

test("variables of marks are held to those of the dashboard", (t) => {
  const findings = (changes: Changes) =>
    checkDashboard(sample([graph("a")], changes)).map(({ check, path }) => `${check} @ ${path}`);
  t.deepEqual(findings({ annotations: [crowded], variables: [route] }), []);
  t.deepEqual(findings({ annotations: [crowded] }), []);
  t.deepEqual(findings({ annotations: [{ ...crowded, title: "$stage is crowded" }] }), [
    'dashboards/undefined-variable @ dashboards/http › annotation "Crowded"',
  ]);
  t.deepEqual(findings({ annotations: [{ ...crowded, name: "" }], variables: [route] }), [
    "dashboards/words @ dashboards/http",
  ]);
});

test("a variable that marks use stays when the last panel that used it goes", (t) => {
  const dashboard = sample([graph("a"), graph("b")], { annotations: [crowded], variables: [route] });
  t.deepEqual(dashboard.without("b").variables, [route]);
});
