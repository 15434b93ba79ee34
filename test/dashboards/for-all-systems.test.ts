import test from "ava";
import { loadTests, slos } from "../../dashboards/index.ts";
import { constant, type SampleSeries } from "../../dashboards/kit/index.ts";
import { loadTest, slo } from "../../metrics/index.ts";
import { evaluated } from "./support/evaluated.ts";
import { queryOf } from "./support/query-of.ts";

// Dashboards that know no system: what they compute from records and from results, with the numbers that must come out.

const promise = (name: string, { left, burn }: { left: number; burn: number }): SampleSeries[] => {
  const id = { sloth_id: `shop-${name}`, sloth_service: "shop", sloth_slo: name };
  return [
    slo.target.series(id, constant(0.99)),
    slo.budget.series(id, constant(0.01)),
    slo.budgetLeft.series(id, constant(left)),
    slo.periodBurn.series(id, constant(burn)),
  ];
};
const orders = 'sloth_service="shop",sloth_slo="orders"';

test("a promise is kept as far as its burn rate and its budget say", (t) => {
  const series = promise("orders", { left: 0.4, burn: 0.6 });
  t.deepEqual(evaluated(queryOf(slos, "objectives", "Kept"), series), { [orders]: 0.994 });
});

test("promises without budget are counted; there are none where no objective is recorded", (t) => {
  const broken = queryOf(slos, "broken", "broken");
  const fine = promise("orders", { left: 0.4, burn: 0.6 });
  t.deepEqual(evaluated(broken, fine), { "": 0 });
  t.deepEqual(evaluated(broken, [...fine, ...promise("payments", { left: -0.1, burn: 1.1 })]), { "": 1 });
  t.deepEqual(evaluated(broken, []), {});
});

const run = { test: "baseline", tool: "k6" };
const one = 'test="baseline",tool="k6"';

test("what failed of a run: 0 before the first failure, nothing without requests", (t) => {
  const failed = queryOf(loadTests, "runs", "Failed");
  const of = (requests: number, failures: number) => [
    loadTest.requests.series({ ...run, protocol: "http" }, constant(requests)),
    loadTest.failures.series({ ...run, protocol: "http" }, constant(failures)),
  ];
  t.deepEqual(evaluated(failed, of(400, 2)), { [one]: 0.005 });
  t.deepEqual(evaluated(failed, of(400, 0)), { [one]: 0 });
  t.deepEqual(evaluated(failed, of(0, 0)), {});
});

test("tests that missed are counted; one without thresholds has no verdict", (t) => {
  const missed = queryOf(loadTests, "missed", "missed");
  const verdict = (name: string, value: number) => loadTest.passed.series({ tool: "k6", test: name }, constant(value));
  t.deepEqual(evaluated(missed, [verdict("a", 1), verdict("b", 0)]), { "": 1 });
  t.deepEqual(evaluated(missed, [verdict("a", 1)]), { "": 0 });
  t.deepEqual(evaluated(missed, []), {});
});

test("the latest run is held against the median of those before", (t) => {
  const p95 = {
    metric: loadTest.requestDuration.definition.name,
    labels: { ...run, protocol: "http", quantile: "0.95" },
  };
  const series = [{ ...p95, samples: [constant(0.1, "9m"), constant(0.15)] }];
  t.deepEqual(evaluated(queryOf(loadTests, "compared", "P95 by usual"), series), { [one]: 1.5 });
});
