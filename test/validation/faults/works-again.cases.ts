import test from "ava";
import { amiss, type Condition } from "../../../validation/faults/works-again.ts";

const steady = { perSecond: 20, failedShare: 0, p95Ms: 30 };
const well: Condition = { load: steady, healthy: true, waiting: 5 };

test("as before, and a little worse, is nothing amiss", (t) => {
  t.deepEqual(amiss(well, steady), []);
  t.deepEqual(amiss({ ...well, load: { perSecond: 16, failedShare: 0.01, p95Ms: 160 } }, steady), []);
});

for (const [what, condition, said] of [
  ["not healthy", { ...well, healthy: false }, "a part of it is not healthy, or not scraped"],
  ["errors", { ...well, load: { ...steady, failedShare: 0.02 } }, "2 % of the requests fail"],
  ["fewer", { ...well, load: { ...steady, perSecond: 15.9 } }, "15.9 requests a second are answered, 20 were"],
  ["slower", { ...well, load: { ...steady, p95Ms: 161 } }, "the P95 is 161 ms, 30 ms it was"],
  ["waiting", { ...well, waiting: 61 }, "61 messages wait to be delivered"],
] as const)
  test(`amiss: ${what}`, (t) => {
    t.deepEqual(amiss(condition, steady), [said]);
  });

test("a load that always failed a little is as before when it fails as much", (t) => {
  const failing = { ...steady, failedShare: 0.05 };
  t.deepEqual(amiss({ ...well, load: { ...steady, failedShare: 0.055 } }, failing), []);
});
