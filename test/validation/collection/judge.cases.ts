import test from "ava";
import { judgeCollection, type RunOutcome } from "../../../validation/collection/judge.ts";
import { collection } from "../../../validation/result/index.ts";
import { goldenIn } from "../../support/golden.ts";

const golden = goldenIn("validation/collection");
const good: RunOutcome = {
  interval: 1000,
  series: 10_000,
  lasted: 60_000,
  exposed: 600_000,
  stored: 600_000,
  wrong: 0,
  scrapes: [40, 50, 60],
};
const judged = (runs: readonly RunOutcome[]) => collection.parse(judgeCollection(runs));
const checksOf = (runs: readonly RunOutcome[]) => judged(runs).findings.map(({ check }) => check);

test("what is wrong with a collection, in the result's form", (t) => {
  const part = judged([
    good,
    { ...good, interval: 15_000, series: 100_000, stored: 599_000, stale: "never" },
    { ...good, wrong: 3, example: 'reference_level{n="3"} at 1764486000000 is 7; exposed: 6.5' },
    { ...good, exposed: 0, stored: 0, scrapes: [] },
    { ...good, exposed: 300_000, stored: 300_000 },
  ]);
  golden(t, "faults.json", `${JSON.stringify(part, null, 2)}\n`);
});

test("all there and all right passes", (t) => {
  t.deepEqual(judged([{ ...good, stale: 900 }]), {
    status: "passed",
    findings: [],
    runs: [
      {
        interval: 1000,
        series: 10_000,
        exposed: 600_000,
        lost: 0,
        wrong: 0,
        scrape: judged([good]).runs[0]?.scrape ?? { n: 0 },
        stale: 900,
      },
    ],
  });
});

test("one lost sample of six hundred thousand fails", (t) => {
  const part = judged([{ ...good, stored: 599_999 }]);
  t.is(part.status, "failed");
  t.is(part.runs[0]?.lost, 1);
});

test("a wrong sample in the place of the right one is lost, too", (t) => {
  const part = judged([{ ...good, wrong: 1 }]);
  t.is(part.runs[0]?.lost, 1);
  t.deepEqual(checksOf([{ ...good, wrong: 1 }]), ["validation/samples-lost", "validation/samples-wrong"]);
});

test("a sample nobody exposed, beside all others, is wrong and none is lost", (t) => {
  t.deepEqual(checksOf([{ ...good, stored: 600_001, wrong: 1 }]), ["validation/samples-wrong"]);
});

test("what no scrape came for is lost, but for the one that may lie just outside", (t) => {
  const came = (scrapes: number): RunOutcome => ({ ...good, exposed: scrapes * 10_000, stored: scrapes * 10_000 });
  t.deepEqual(checksOf([came(61)]), []);
  t.deepEqual(checksOf([came(59)]), []);
  t.deepEqual(checksOf([came(58)]), ["validation/scrapes-skipped"]);
  const slow = judged([came(30)]);
  t.is(slow.status, "failed");
  t.like(slow.runs[0], { exposed: 590_000, lost: 290_000, wrong: 0 });
});

test("series may outlive their target by two scrape intervals and a second", (t) => {
  t.deepEqual(checksOf([{ ...good, stale: 3000 }]), []);
  t.deepEqual(checksOf([{ ...good, stale: 3001 }]), ["validation/stale-late"]);
  t.is(judged([{ ...good, stale: "never" }]).runs[0]?.stale, undefined);
});

test("without a scrape, or a run, nothing was measured", (t) => {
  t.is(judged([]).status, "not measured");
  t.is(judged([good, { ...good, exposed: 0, stored: 0 }]).status, "not measured");
});
