import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import type { Result } from "../../../validation/index.ts";
import { type StackProject, stackProject } from "../../stack/live/support/stack-project.ts";
import { until } from "../../stack/live/support/until.ts";
import { stateOf } from "./support/stack-state.ts";

let staging: StackProject;

test.before("up", async () => {
  staging = await stackProject({ stack: "staging" });
  await staging.configure({ systems: ["stack"], containers: false, dashboards: { viewer: "none" } });
  const { code, text } = await staging.sightline("up");
  if (code !== 0) throw new Error(text);
});
test.after.always("remove", () => staging?.remove());

test("a stack is the same before and after a rehearsal of it beside it", async (t) => {
  const settled = async () => {
    const { firing, alerts, targets } = await stateOf(staging);
    return firing.join() === "Watchdog" && alerts.length === 1 && targets.length >= 4;
  };
  await until(t, "only Watchdog fires, and Alertmanager has it", settled);
  const before = await stateOf(staging);
  const out = join(staging.folder, "report");
  const { text } = await staging.sightline("validate", "rehearse", "--only", "HostMemoryLow", "--out", out);
  const { complete, parts } = JSON.parse(await readFile(join(out, "report.json"), "utf8")) as Result;
  t.true(complete, text);
  // Whatever it found, it was a real one: the alert fired in it.
  t.true((parts.accuracy?.rules[0]?.counts.right ?? 0) >= 20, text);

  const { series, ...after } = await stateOf(staging);
  const { series: seriesBefore, ...same } = before;
  t.true(before.containers.length >= 4);
  t.true(before.connected.length >= 4);
  t.deepEqual(after, same);

  // Prometheus goes on and gets to know more of its own targets, and of nobody else.
  const own = (label: "job" | "instance") => new Set(seriesBefore.map((one) => one[label]));
  const [jobs, instances] = [own("job"), own("instance")];
  t.deepEqual(
    series.filter(({ job, instance, scenario, alertname }) => {
      const isKnown = jobs.has(job) && instances.has(instance);
      return scenario !== undefined || alertname === "HostMemoryLow" || !isKnown;
    }),
    [],
  );
  t.log(`${seriesBefore.length} series before, ${series.length} after`);
});
