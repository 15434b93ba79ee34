import test from "ava";
import { coverageLine, coverageOf, group } from "../../../alerts/kit/index.ts";
import { everyKind } from "./kafka.ts";

const coverage = coverageOf([group("every-kind", { rules: everyKind })]);

test("what the scenarios of each alert show", (t) => {
  t.deepEqual(coverage[0], {
    group: "every-kind",
    alert: "KafkaConsumerLate",
    severity: "critical",
    fires: 1,
    pending: 0,
    silent: 3,
    boundary: 1,
    resolves: 0,
    noData: 1,
  });
  t.deepEqual(
    coverage.filter(({ silent }) => silent === 0).map(({ alert }) => alert),
    ["AlwaysOn"],
  );
});

test("in a line", (t) => {
  t.is(
    coverageLine(coverage),
    "7 alerts, with a scenario: fires 7, pending 0, silent 6, boundary 4, resolves 0, no data 7",
  );
});
