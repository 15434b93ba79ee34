import test from "ava";
import { checkDashboard, type DashboardOptions, max, stat } from "../../../dashboards/kit/index.ts";
import { graph, inFlight, requests, sample } from "./samples.ts";

const counter = stat("total", {
  title: "Total",
  description: "Since the start.",
  unit: "short",
  queries: [{ expr: max(requests), legend: "all" }],
});

const finds = test.macro((t, ignore: NonNullable<DashboardOptions["ignore"]>, ...expected: readonly string[]) => {
  const found = checkDashboard(sample([graph("a"), counter], { ignore }));
  t.deepEqual(
    found.map(({ check, severity, message }) => `${severity} ${check}: ${message}`),
    expected,
  );
});

const check = "dashboards/raw-counter";
const told = "warning dashboards/raw-counter: http_requests_total only grows.";
test("told where nothing ignores it", finds, [], told);
test("ignored in its panel", finds, [{ check, panel: "total", reason: "It is meant." }]);
test("ignored in all panels", finds, [{ check, reason: "It is meant." }]);
test(
  "ignored in another panel",
  finds,
  [{ check, panel: "a", reason: "It is meant." }],
  "warning silence/unused: dashboards/raw-counter is ignored, and finds nothing here.",
  told,
);
test(
  "ignored in a panel that is not there",
  finds,
  [{ check, panel: "totl", reason: "It is meant." }],
  'error silence/misplaced: dashboards/raw-counter is ignored in the panel "totl", which is not there.',
  told,
);
test(
  "ignored without a reason",
  finds,
  [{ check, panel: "total", reason: " " }],
  "error silence/form: dashboards/raw-counter is ignored without a reason.",
  told,
);
test(
  "no such check",
  finds,
  [{ check: "dashboards/raw-counters", reason: "It is meant." }],
  "error silence/unknown-check: there is no check dashboards/raw-counters.",
  told,
);

test("a check of expressions is ignored alike", (t) => {
  const same = { ...counter, queries: [{ expr: max(inFlight.where({ route: /.*/ })), legend: "all" }] };
  const ids = (ignore: NonNullable<DashboardOptions["ignore"]>) =>
    checkDashboard(sample([same], { ignore })).map((one) => one.check);
  t.deepEqual(ids([]), ["promql/regexp-everything"]);
  t.deepEqual(ids([{ check: "promql/regexp-everything", panel: "total", reason: "It is meant." }]), []);
});
