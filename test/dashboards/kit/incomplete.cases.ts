import test from "ava";
import {
  alertList,
  checkDashboard,
  checkDashboards,
  type DashboardOptions,
  dashboard,
  logs,
  type Panel,
  text,
} from "../../../dashboards/kit/index.ts";
import { DefinitionError } from "../../../problems/index.ts";
import { graph, sample } from "./samples.ts";

/** Definitions as they are when nobody compiled them. */
const uncompiled = (of: object) => of as never;
const without = (of: object, ...fields: readonly string[]) =>
  uncompiled(Object.fromEntries(Object.entries(of).filter(([name]) => !fields.includes(name))));
const told = (of: DashboardOptions) =>
  checkDashboard(of).map(
    ({ check, path, message }) => `${check} @ ${path.replace("dashboards/http › ", "")} ${message}`,
  );

const whole = sample([graph("a")]);
const at = 'row "Traffic" › panel "a"';

const lacks = test.macro({
  title: (given = "") => `a definition that nobody compiled: ${given}`,
  exec(t, of: DashboardOptions, ...expected: readonly string[]) {
    t.deepEqual(
      told(of),
      expected.map((one) => `dashboards/incomplete @ ${one}`),
    );
  },
});

const panel = (of: object): DashboardOptions => sample([uncompiled(of)]);

test("without title", lacks, panel(without(graph("a"), "title")), `${at} it has no title.`);
test("without description", lacks, panel(without(graph("a"), "description")), `${at} it has no description.`);
test("without queries", lacks, panel(without(graph("a"), "queries")), `${at} it has no queries.`);
test("one query, not a list", lacks, panel({ ...graph("a"), queries: {} }), `${at} its queries is no list.`);
test("a title that is a number", lacks, panel({ ...graph("a"), title: 5 }), `${at} its title is no text.`);
test(
  "PromQL in a text",
  lacks,
  panel({ ...graph("a"), queries: [{ expr: "sum(up)", legend: "up" }] }),
  `${at} › query 1 its expr is no expression.`,
);
test(
  "a query without anything",
  lacks,
  panel({ ...graph("a"), queries: [{}] }),
  `${at} › query 1 it has no expr.`,
  `${at} › query 1 it has no legend.`,
);
test("words without words", lacks, panel(text("a", uncompiled({ title: "A" }))), `${at} it has no content.`);
test(
  "logs without a query",
  lacks,
  panel(logs("a", uncompiled({ title: "A", description: "B." }))),
  `${at} it has no logql.`,
);
test(
  "a list of alerts without description",
  lacks,
  panel(alertList("a", uncompiled({ title: "A" }))),
  `${at} it has no description.`,
);
test("without owner", lacks, without(whole, "owner"), "dashboards/http it has no owner.");
test("without rows", lacks, without(whole, "rows"), "dashboards/http it has no rows.");
test(
  "a panel among the rows",
  lacks,
  { ...whole, rows: [uncompiled(graph("a"))] },
  'row "Title of a" it has no panels.',
);

test("what is not whole cannot be changed", (t) => {
  const broken = sample([uncompiled(without(graph("a"), "description")), graph("b")]);
  const { findings } = t.throws(() => broken.without("b"), { instanceOf: DefinitionError });
  t.deepEqual(
    findings.map(({ message }) => message),
    ["it has no description."],
  );
});

test("what can be read of others is checked all the same", (t) => {
  const broken = sample([uncompiled(without(graph("a"), "description"))]);
  const lost = dashboard({ ...sample([graph("a"), graph("a")]), uid: "other", title: "Other" });
  const ids = checkDashboards([broken, lost]).map(({ check }) => check);
  t.deepEqual([...new Set(ids)], ["dashboards/incomplete", "dashboards/key"]);
});

test("every kind of panel of a whole dashboard is complete", (t) => {
  const panels: readonly Panel[] = [graph("a"), text("b", { title: "B", content: "C" })];
  t.deepEqual(told(sample(panels)), []);
});
