import test from "ava";
import { assertSamePanels } from "../../bench/dashboards/same-panels.ts";

test("the benchmark of dashboards compares what is the same", (t) => {
  t.notThrows(assertSamePanels);
});
