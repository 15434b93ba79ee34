import test from "ava";
import fc from "fast-check";
import { loadReport } from "../../../validation/load-report/index.ts";
import { fitUsl, throughputAt } from "../../../validation/load-report/scaling/usl.ts";
import { given } from "./support/results.ts";

const counts = [1, 2, 4, 8, 16, 32];

test("the curve that made the points is found again", (t) => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e5, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.double({ min: 0, max: 0.05, noNaN: true }),
      (lambda, sigma, kappa) => {
        const points = counts.map((count) => ({ count, perSecond: throughputAt({ lambda, sigma, kappa }, count) }));
        const fit = fitUsl(points);
        if (fit === undefined) return false;
        return counts.every((count, n) => Math.abs(throughputAt(fit, count) / (points[n]?.perSecond ?? 0) - 1) < 1e-6);
      },
    ),
  );
  t.pass();
});

test("throughput falls beyond the peak", (t) => {
  const truth = { lambda: 100, sigma: 0.02, kappa: 0.002 };
  const fit = fitUsl(counts.map((count) => ({ count, perSecond: throughputAt(truth, count) })));
  t.is(Math.round(fit?.peak ?? 0), 22);
  t.true((fit?.r2 ?? 0) > 0.999999);
});

test("better than linear has no negative waiting", (t) => {
  const fit = fitUsl([1, 2, 4].map((count) => ({ count, perSecond: 10 * count ** 1.2 })));
  t.true(fit !== undefined && fit.sigma >= 0 && fit.kappa >= 0);
});

test("no curve of two counts, nor of three runs of two", (t) => {
  const [one, two] = [
    { count: 1, perSecond: 10 },
    { count: 2, perSecond: 19 },
  ];
  t.is(fitUsl([one, two]), undefined);
  t.is(fitUsl([one, two, two]), undefined);
});

const files = () => given("chat4all-1-workers.json", "chat4all-2-workers.json", "chat4all-4-workers.json");

test("counts are read from names, and four workers with a slot each do four times as much", (t) => {
  const { scaling } = loadReport(files());
  t.is(scaling?.by, "workers");
  t.deepEqual(
    scaling?.points.map(({ count, coefficient }) => [count, coefficient.toFixed(1)]),
    [
      [1, "1.0"],
      [2, "1.0"],
      [4, "1.0"],
    ],
  );
});

test("given counts take the place of those in names", (t) => {
  const { scaling } = loadReport(files(), { workers: "2, 4, 16" });
  t.deepEqual(
    scaling?.points.map(({ count, coefficient }) => [count, coefficient.toFixed(2)]),
    [
      [2, "1.00"],
      [4, "1.00"],
      [16, "0.50"],
    ],
  );
});

test("names that tell a count of workers", async (t) => {
  const { workersIn } = await import("../../../validation/load-report/given/worker-count.ts");
  const names = ["chat4all-2-workers", "4 workers", "workers=8", "router_worker_2", "1worker", "workers-16-warm"];
  t.deepEqual(names.map(workersIn), [2, 4, 8, 2, 1, 16]);
  t.deepEqual(["router-worker", "baseline", "0-workers", "p95-worker"].map(workersIn), [
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("without workers it is users that differ", (t) => {
  const { scaling } = loadReport(given("chat4all-1-workers.json", "chat4all-ramp.json"), {});
  t.is(scaling?.by, "users");
  t.deepEqual(
    scaling?.points.map(({ count }) => count),
    [8, 20],
  );
});
