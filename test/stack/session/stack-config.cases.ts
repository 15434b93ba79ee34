import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { load } from "js-yaml";
import { overlayStackConfig } from "../../../stack/session/stack-config.ts";

test("in the user's own backend overrides go into a copy; the project's file stays as it is", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "sightline-config-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const trackedFile = join(folder, "Pulumi.dev.yaml");
  const text = "encryptionsalt: v1:abc\nconfig:\n  sightline:systems: [stack]\n  other:key: kept\n";
  await writeFile(trackedFile, text);
  const options = { project: "p", stack: "dev", folder: join(folder, "state"), trackedFile };

  t.is(await overlayStackConfig({ ...options, overrides: {} }), trackedFile);
  const copy = await overlayStackConfig({ ...options, overrides: { "sightline:demo": ["chat4all"] } });
  t.not(copy, trackedFile);
  t.deepEqual(load(await readFile(copy, "utf8")), {
    encryptionsalt: "v1:abc",
    config: { "sightline:systems": ["stack"], "other:key": "kept", "sightline:demo": ["chat4all"] },
  });
  t.is(await readFile(trackedFile, "utf8"), text);
});
