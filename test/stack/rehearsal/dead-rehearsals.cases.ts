import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { removeDeadRehearsals } from "../../../stack/rehearsal/dead-rehearsals.ts";
import { makeFolder } from "../../../stack/rehearsal/folder.ts";
import { type Owner, thisProcess } from "../../../stack/rehearsal/owner.ts";
import { fakeEngine } from "./support/fake-engine.ts";

test("what a dead process left on this engine is removed; a live one's, and another engine's, is not", async (t) => {
  const { stateFolder, make } = await setUp(t);
  const live = await thisProcess();
  const dead = { ...live, started: "1" };
  await make("aaaaaa", dead, "here");
  await make("bbbbbb", live, "here");
  await make("cccccc", dead, "elsewhere");
  const { docker, names } = fakeEngine({
    containers: ["aaaaaa", "bbbbbb", "cccccc"].map((id) => ({
      name: `shop-rehearsal-${id}-prometheus`,
      label: `shop-rehearsal/${id}`,
    })),
  });
  t.deepEqual(await removeDeadRehearsals({ docker, id: "here" }, stateFolder), ["aaaaaa"]);
  t.deepEqual(await readdir(join(stateFolder, "rehearsals")), ["bbbbbb", "cccccc"]);
  t.deepEqual(names(), ["shop-rehearsal-bbbbbb-prometheus", "shop-rehearsal-cccccc-prometheus"]);
});

test("what cannot be removed yet is found again", async (t) => {
  const { stateFolder, make } = await setUp(t);
  await make("aaaaaa", { ...(await thisProcess()), started: "1" }, "here");
  const volume = { name: "shop-rehearsal-aaaaaa-inbox-data", used: 15 };
  const { docker, names } = fakeEngine({ volumes: [volume] });
  t.deepEqual(await removeDeadRehearsals({ docker, id: "here" }, stateFolder), []);
  t.deepEqual(names(), [volume.name]);
  t.deepEqual(await removeDeadRehearsals({ docker, id: "here" }, stateFolder), ["aaaaaa"]);
  t.deepEqual(await readdir(join(stateFolder, "rehearsals")), []);
});

test("a folder without a record, and no folder at all, are left alone", async (t) => {
  const { stateFolder, make } = await setUp(t);
  const { docker } = fakeEngine({});
  t.deepEqual(await removeDeadRehearsals({ docker, id: "here" }, stateFolder), []);
  const folder = await make("aaaaaa", await thisProcess(), "here");
  await writeFile(join(folder, "rehearsal.json"), "{");
  t.deepEqual(await removeDeadRehearsals({ docker, id: "here" }, stateFolder), []);
  t.deepEqual(await readdir(join(stateFolder, "rehearsals")), ["aaaaaa"]);
});

async function setUp(t: ExecutionContext) {
  const stateFolder = await mkdtemp(join(tmpdir(), "sightline-rehearsals-"));
  t.teardown(() => rm(stateFolder, { recursive: true, force: true }));
  const make = (id: string, owner: Owner, engine: string) =>
    makeFolder(stateFolder, { kind: "rehearsal", project: "shop", id, engine, owner });
  return { stateFolder, make };
}
