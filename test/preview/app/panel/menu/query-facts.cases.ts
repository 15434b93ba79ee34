import test from "ava";
import { factsOf } from "../../../../../preview/app/src/panel/menu/inspect/query-facts.ts";

const ended = { tookMs: 12.4, series: 2, samples: 482 };

test("a query over time tells its range and step, an instant one its moment", (t) => {
  const over = { from: 1_768_471_200, stepSeconds: 15 };
  t.deepEqual(factsOf({ ...ended, to: 1_768_474_800, over }), [
    ["From", "2026-01-15T10:00:00.000Z"],
    ["To", "2026-01-15T11:00:00.000Z"],
    ["Step", "15 s"],
    ["Took", "12 ms"],
    ["Series", "2"],
    ["Samples", "482"],
  ]);
  t.deepEqual(factsOf({ ...ended, to: 1_768_474_800 })[0], ["Time", "2026-01-15T11:00:00.000Z"]);
});
