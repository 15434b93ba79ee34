import test from "ava";
import { alertsAtRest } from "../../../validation/faults/at-rest.ts";
import { type Script, scriptedScene } from "./support/scripted-scene.ts";

/** What is found, and what was done; `firing` by the looks at it. */
async function found(firing: (look: number) => readonly string[], script: Script = {}) {
  let looks = 0;
  const { scene, log } = scriptedScene({ firing: () => [...firing(looks++), "Watchdog"], ...script });
  const alerts = await alertsAtRest({
    ...{ scene, heartbeats: new Set(["Watchdog"]), rest: 40_000 },
    signal: new AbortController().signal,
    onStep: () => {},
  });
  return { alerts, log };
}

test("a quiet system is quiet", async (t) => {
  t.deepEqual(await found(() => []), { alerts: [], log: ["load", "load ends"] });
});

test("what fires while it starts, and is over then, is none of it", async (t) => {
  t.deepEqual((await found((look) => (look < 5 ? ["TargetMissing"] : []))).alerts, []);
});

test("what goes on, or begins under the load, is told", async (t) => {
  t.deepEqual((await found(() => ["ApiSlow"])).alerts, ["ApiSlow"]);
  t.deepEqual((await found((look) => (look > 0 ? ["B", "A"] : []))).alerts, ["A", "B"]);
});
