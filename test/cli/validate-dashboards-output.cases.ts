import test from "ava";
import { printDashboards } from "../../cli/validate-dashboards-output.ts";
import { spreadOf } from "../../validation/statistics/index.ts";
import { goldenIn } from "../support/golden.ts";

const matchesGolden = goldenIn("cli");

const panel = {
  dashboard: "api",
  panel: "Requests",
  expr: "sum(rate(requests_total[1m]))",
  range: "1h",
  viewers: 10,
  took: spreadOf([900, 1200]),
  series: 4,
};

test("loads in lines, the slowest panels, what is wrong", (t) => {
  const text = printDashboards({
    status: "failed",
    findings: [
      {
        check: "validation/slow-panel",
        severity: "error",
        path: 'dashboards/api › panel "Requests"',
        message: "P95 of query A over 1h is 1185 ms with 10 viewers; allowed: 1000 ms.",
        hint: "Ask for fewer series, or over a shorter time.",
      },
    ],
    budget: { milliseconds: 1000, viewers: 10 },
    loads: [
      { viewers: 1, range: "1h", queries: 2, took: spreadOf([3.25, 800]), errors: 0, empty: 1 },
      { viewers: 50, range: "7d", queries: 0, took: spreadOf([]), errors: 0, empty: 0 },
    ],
    panels: [panel, { ...panel, panel: "Jobs", took: spreadOf([3.25]), viewers: 1 }, { ...panel, viewers: 50 }],
  });
  matchesGolden(t, "validate-dashboards.txt", text);
});

test("nothing wrong", (t) => {
  const text = printDashboards({
    status: "passed",
    findings: [],
    budget: { milliseconds: 1000, viewers: 10 },
    loads: [],
    panels: [],
  });
  t.regex(text, /\n\nPassed\.\n$/);
});
