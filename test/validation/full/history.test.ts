import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { type Rehearsed, rehearse, type Subject } from "../../../validation/index.ts";
import { intact } from "../live/support/sabotages.ts";
import { burnGroups, burningOver } from "../support/burn.ts";

async function rehearsed(
  t: ExecutionContext,
  groups: Subject["groups"],
  options: { readonly factor: number; readonly longest?: number; readonly rule?: Subject["deployed"]["rule"] },
): Promise<Rehearsed> {
  const stateFolder = await mkdtemp(join(tmpdir(), "sightline-rehearsal-"));
  t.teardown(() => rm(stateFolder, { recursive: true, force: true }));
  const { factor, longest, rule = intact.deployed.rule } = options;
  return rehearse({
    subject: { ...intact, groups: [...intact.groups.slice(0, -1), ...groups], deployed: { ...intact.deployed, rule } },
    selection: { kind: "full" },
    factor,
    ...(longest === undefined ? {} : { longest }),
    loads: [1],
    stage: { stateFolder },
    signal: new AbortController().signal,
    onProgress: () => {},
  });
}

test.serial(
  "a rule over three days has its past: it fires when it should, three quarters of an hour after what its last minutes alone would say",
  async (t) => {
    const found = await rehearsed(t, burnGroups(burningOver(3)), { factor: 60, longest: 0 });
    t.deepEqual(found.parts.accuracy?.mishaps, []);
    t.deepEqual(
      found.parts.accuracy?.rules.map(({ alert, counts: { right, quiet } }) => [alert, right, quiet]),
      // Silent are the one that was declared and the one without series that every alert has.
      [["ShopBurnsItsBudget", 1, 2]],
    );
    t.true(found.deviations.some((one) => one.includes("ShopBurnsItsBudget (half of all fail after good days)")));
  },
);

test.serial("what can be played both ways is judged alike, what is broken on purpose too", async (t) => {
  const groups = intact.groups.slice(-1);
  const broken = groups
    .flatMap(({ rules }) => rules.flatMap((one) => (one.kind === "alert" ? [one.name] : [])))
    .slice(0, 1);
  const rule: Subject["deployed"]["rule"] = (one) => (broken.includes(one.name) ? { ...one, for: "0s" } : one);
  const whole = await rehearsed(t, groups, { factor: 60, rule });
  const partly = await rehearsed(t, groups, { factor: 60, longest: 0, rule });
  const told = ({ parts }: Rehearsed) =>
    parts.accuracy?.mishaps.map(({ alert, scenario, outcome }) => `${alert} › ${scenario}: ${outcome}`).sort();
  t.deepEqual(told(partly), told(whole));
  t.true((told(whole)?.length ?? 0) > 0);
  t.deepEqual(
    partly.parts.accuracy?.rules.map(({ alert, counts: { right, quiet } }) => [alert, right, quiet]),
    whole.parts.accuracy?.rules.map(({ alert, counts: { right, quiet } }) => [alert, right, quiet]),
  );
  t.true(partly.deviations.some((one) => one.includes("began before the play")));
});
