import test from "ava";
import { count, row, seconds } from "../../cli/row.ts";

test("seconds are told as precisely as a person cares", (t) => {
  t.deepEqual([0.04, 4.14, 12.4, 100, 3600 + 5].map(seconds), ["0 s", "4.1 s", "12 s", "1m40s", "60m05s"]);
});

test("counts have the right number", (t) => {
  t.deepEqual([count(0, "alert"), count(1, "alert"), count(2, "alert")], ["0 alerts", "1 alert", "2 alerts"]);
});

test("rows line up", (t) => {
  t.is(row("a", "x").indexOf("x"), row("a longer one", "x").indexOf("x"));
});
