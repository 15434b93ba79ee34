import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { findProject } from "../../cli/project.ts";
import { DefinitionError } from "../../problems/index.ts";
import { knownSystems } from "../../systems/index.ts";

let empty: string;
let other: string;
test.before(async () => {
  empty = await mkdtemp(join(tmpdir(), "sightline-project-"));
  other = await mkdtemp(join(tmpdir(), "sightline-project-"));
  await writeFile(join(other, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
});
test.after.always(async () => {
  await rm(empty, { recursive: true, force: true });
  await rm(other, { recursive: true, force: true });
});

test("the project of the working folder", async (t) => {
  t.deepEqual(await findProject(other, empty), { folder: other, name: "shop", systems: knownSystems });
});

test("elsewhere the repository's own", async (t) => {
  t.is((await findProject(empty)).name, "sightline");
});

test("elsewhere a package has none, and says so", async (t) => {
  const { findings } = await t.throwsAsync(findProject(empty, empty), { instanceOf: DefinitionError });
  t.deepEqual(
    findings.map(({ check, path }) => [check, path]),
    [["settings/no-project", empty]],
  );
});
