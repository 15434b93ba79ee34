import { loadTest } from "../metrics/index.ts";
import { dashboard, labelVariable, variable } from "./kit/index.ts";
import { comparison, now, operations, run, thresholds } from "./load-tests/index.ts";

/** Results of k6 and Locust, of whichever systems have tests. */
export const loadTests = dashboard({
  uid: "load-tests",
  title: "Load Tests",
  owner: "ops",
  purpose:
    "For whoever releases: did the latest run of each load test hold what is promised, and is it better or worse than those before?",
  tags: ["load-tests"],
  time: { from: "now-7d", to: "now" },
  variables: [
    labelVariable("test", { title: "Test", of: loadTest.runInfo, label: "test" }),
    labelVariable("tool", { title: "Tool", of: loadTest.runInfo.where({ test: variable("test") }), label: "tool" }),
  ],
  rows: [now, thresholds, comparison, run, operations],
});
