import test from "ava";
import fc from "fast-check";
import {
  type Dashboard,
  labelVariable,
  max,
  panelId,
  renderDashboard,
  row,
  section,
  timeseries,
  variable,
} from "../../../dashboards/kit/index.ts";
import { sizeOf } from "../../../dashboards/kit/panel.ts";
import { DefinitionError } from "../../../problems/index.ts";
import { graph, inFlight, sample } from "./samples.ts";

const abc = () => sample([graph("a"), graph("b"), graph("c")]);
const keys = (dashboard: Dashboard) => dashboard.rows.flatMap(({ panels }) => panels.map(({ key }) => key)).join("");

const revises = test.macro((t, change: (dashboard: Dashboard) => Dashboard, expected: string) => {
  const original = abc();
  const before = renderDashboard(original);
  t.is(keys(change(original)), expected);
  t.is(renderDashboard(original), before, "the original is untouched");
});

test("without", revises, (d) => d.without("b"), "ac");
test("replace", revises, (d) => d.replace("b", graph("x")), "axc");
test("after", revises, (d) => d.after("b", graph("x")), "abxc");
test("after, several", revises, (d) => d.after("c", graph("x"), graph("y")), "abcxy");
test("before", revises, (d) => d.before("a", graph("x")), "xabc");
test("a size is given to any panel; a heading keeps the page's width", (t) => {
  const whole = sample([], { rows: [row("One", [graph("a"), section("Below", [graph("b")])])] });
  const wide = (key: string) =>
    whole
      .mapPanel(key, (panel) => ({ ...panel, width: "third", height: 6 }))
      .rows.flatMap(({ panels }) => panels)
      .map(sizeOf);
  t.deepEqual(wide("a")[0], { w: 8, h: 6 });
  t.deepEqual(wide("section-below")[1], { w: 24, h: 1 });
});
test("mapPanel", revises, (d) => d.mapPanel("b", (panel) => ({ ...panel, key: "x" })), "axc");
test("chained", revises, (d) => d.without("a").after("b", graph("a")), "bac");

test("with() gives a copy an address of its own", (t) => {
  const copy = abc().with({ uid: "other", title: "Other" });
  t.deepEqual([copy.uid, copy.title, keys(copy.without("a"))], ["other", "Other", "bc"]);
});

test("a panel keeps its id wherever it goes", (t) => {
  const ids = (dashboard: Dashboard) =>
    Object.fromEntries(
      JSON.parse(renderDashboard(dashboard)).panels.map((panel: { title: string; id: number }) => [
        panel.title,
        panel.id,
      ]),
    );
  t.is(ids(abc())["Title of c"], panelId("c"));
  t.is(ids(abc().without("a").before("b", graph("x")))["Title of c"], panelId("c"));
});

for (const [name, change] of Object.entries({
  without: (d: Dashboard) => d.without("z"),
  replace: (d: Dashboard) => d.replace("z", graph("x")),
  after: (d: Dashboard) => d.after("z", graph("x")),
  before: (d: Dashboard) => d.before("z", graph("x")),
  mapPanel: (d: Dashboard) => d.mapPanel("z", (panel) => panel),
})) {
  test(`${name} of an unknown key names the known ones`, (t) => {
    const error = t.throws(() => change(abc()), { instanceOf: DefinitionError });
    t.is(
      error?.message,
      'error: dashboards/http: there is no panel "z"; the panels are "a", "b", "c". [dashboards/unknown-panel]\n    → Name one of these keys.',
    );
  });
}

test("a row left empty goes with its last panel", (t) => {
  const dashboard = sample([], { rows: [row("One", [graph("a")]), row("Two", [graph("b")])] });
  t.deepEqual(
    dashboard.without("a").rows.map(({ title }) => title),
    ["Two"],
  );
});

test("a variable goes with its last use", (t) => {
  const narrowed = timeseries("busy", {
    title: "Busy",
    description: "Requests in flight.",
    unit: "short",
    queries: [{ expr: max(inFlight.where({ route: variable("route") })), legend: "busiest" }],
  });
  const dashboard = sample([graph("a"), narrowed], {
    variables: [
      labelVariable("route", { title: "Route", of: inFlight.where({ job: variable("job") }), label: "route" }),
      labelVariable("job", { title: "Job", of: inFlight, label: "job" }),
    ],
  });
  t.notThrows(() => renderDashboard(dashboard));
  t.deepEqual(dashboard.without("a").variables?.length, 2);
  t.deepEqual(dashboard.without("busy").variables, []);
});

test("revising never loses or invents a panel", (t) => {
  const step = fc.record({ act: fc.constantFrom("without", "after", "before", "replace"), at: fc.nat() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let dashboard = abc();
      const model = ["a", "b", "c"];
      steps.forEach(({ act, at }, n) => {
        if (model.length === 0) return;
        const index = at % model.length;
        const key = model[index] ?? "";
        const fresh = `new${n}`;
        if (act === "without") {
          dashboard = dashboard.without(key);
          model.splice(index, 1);
        } else if (act === "replace") {
          dashboard = dashboard.replace(key, graph(fresh));
          model.splice(index, 1, fresh);
        } else {
          dashboard = dashboard[act === "after" ? "after" : "before"](key, graph(fresh));
          model.splice(act === "after" ? index + 1 : index, 0, fresh);
        }
      });
      if (keys(dashboard) !== model.join("")) throw new Error(`${keys(dashboard)} instead of ${model.join("")}`);
    }),
  );
  t.pass();
});
