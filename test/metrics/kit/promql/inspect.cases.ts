import test from "ava";
import {
  counter,
  div,
  gauge,
  maxOverTime,
  rate,
  selectorsIn,
  subquery,
  sum,
  topk,
  variable,
  variablesIn,
} from "../../../../metrics/kit/index.ts";

const total = counter("a_total", { help: "A.", labels: ["code"] });
const limit = gauge("b", { help: "B." });

test("selectors are found wherever they are, in the order of writing", (t) => {
  const ratio = div(sum(rate(total.where({ code: "500" }), "5m")), sum(limit));
  t.deepEqual(
    selectorsIn(topk(3, maxOverTime(subquery(ratio, "1h")))).map(({ metric, matchers }) => [metric, matchers.length]),
    [
      ["a_total", 1],
      ["b", 0],
    ],
  );
});

test("dashboard variables are found in matchers and ranges", (t) => {
  const expression = maxOverTime(
    subquery(rate(total.where({ instance: variable("instance"), code: "$code" }), "$__rate_interval"), "$__range"),
  );
  t.deepEqual(variablesIn(expression), ["$__range", "$__rate_interval", "$code", "$instance"]);
  t.deepEqual(variablesIn(rate(total.where({ code: /5..$/ }), "5m")), []);
});
