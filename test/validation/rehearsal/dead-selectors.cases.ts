import test from "ava";
import { deadSelectors } from "../../../validation/index.ts";
import { catalogue } from "../../alerts/catalogue.ts";
import { lagGroups } from "../support/lag.ts";

test("a target that rules ask about and nobody scrapes", (t) => {
  t.deepEqual(deadSelectors(lagGroups, ["worker"]), []);
  t.deepEqual(deadSelectors(lagGroups, ["api"]), [{ job: "worker", rules: ["QueueLagging"] }]);
});

test("the catalogue names its targets, each once and in order", (t) => {
  const jobs = deadSelectors(catalogue, []).map(({ job }) => job);
  t.true(jobs.length > 3);
  t.deepEqual(jobs, [...new Set(jobs)].sort());
  t.deepEqual(deadSelectors(catalogue, jobs), []);
});
