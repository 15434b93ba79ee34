import test from "ava";
import { niceNumber, niceTime } from "../../../../../preview/app/src/panels/heatmap/nice-steps.ts";

test("steps are as great as asked for at most", (t) => {
  t.deepEqual([0.013, 0.1, 0.24, 0.3, 7, 20, 0, Number.NaN].map(niceNumber), [0.01, 0.1, 0.2, 0.25, 5, 20, 1, 1]);
  t.deepEqual([900, 1500, 80_000, 7_200_000, 0].map(niceTime), [500, 1000, 60_000, 7_200_000, 1]);
});
