import test from "ava";
import {
  type DashboardCheck,
  dashboardChecks,
  exampleDashboards,
  lintDashboards,
  nodeOf,
  readDashboard,
} from "../../../dashboards/kit/index.ts";
import { toText } from "../../../problems/index.ts";

for (const check of dashboardChecks) {
  const { id, bad, good, severity } = check;
  if (bad === "") continue;
  test(`${id} finds its bad example, and nothing else is found in it`, (t) => {
    const found = lint(check, bad);
    t.true(found.length > 0, "nothing was found");
    t.deepEqual([...new Set(found.map((one) => one.check))], [id], toText(found));
    t.true(
      found.some((finding) => finding.severity === severity),
      toText(found),
    );
  });
  test(`nothing is found in the good example of ${id}`, (t) => {
    t.is(toText(lint(check, good)), "");
  });
}

test("ids are of the form dashboards/name, each once", (t) => {
  const ids = dashboardChecks.map(({ id }) => id);
  t.deepEqual(ids, [...new Set(ids)].sort());
  for (const id of ids) t.regex(id, /^dashboards\/[a-z-]+$/);
});

test("every check says what, why and what to do in whole sentences", (t) => {
  for (const { id, summary, why, remedy } of dashboardChecks)
    for (const text of [summary, why, remedy]) t.regex(text, /^\S.{8,}[.]$/s, id);
});

test("only what can be made in definitions alone, or fills a screen, has no example", (t) => {
  const without = dashboardChecks.filter(({ bad }) => bad === "");
  t.deepEqual(
    without.filter(({ only }) => only !== "definitions").map(({ id }) => id),
    ["dashboards/crowded"],
  );
});

function lint(check: DashboardCheck, example: string) {
  const read = exampleDashboards(check, example).map((one) => readDashboard(nodeOf(one)));
  const findings = read.flatMap((one) => one.findings);
  const dashboards = read.flatMap(({ dashboard }) => (dashboard === undefined ? [] : [dashboard]));
  return [...findings, ...lintDashboards(dashboards, check.needs ?? {})];
}
