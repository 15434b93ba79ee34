import test from "ava";
import { nextSort } from "../../../../../preview/app/src/panels/legend/next-sort.ts";

test("a column's head sorts down, then up, then not at all; another column begins anew", (t) => {
  const first = nextSort({}, "Max");
  const second = nextSort(first, "Max");
  t.deepEqual(first, { sortBy: "Max", sortDesc: true });
  t.deepEqual(second, { sortBy: "Max", sortDesc: false });
  t.deepEqual(nextSort(second, "Max"), {});
  t.deepEqual(nextSort(second, "Mean"), { sortBy: "Mean", sortDesc: true });
});
