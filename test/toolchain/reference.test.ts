import test from "ava";
import { DefinitionError } from "../../problems/index.ts";
import { decide, inspectMachine } from "../../toolchain/doctor/index.ts";
import { lock } from "../../toolchain/lock.ts";
import { mirror, reference } from "../../toolchain/reference.ts";
import { scratch } from "./support/scratch.ts";

scratch(test);
test.afterEach.always("no mirror", () => {
  delete process.env.SIGHTLINE_REGISTRY;
});

const image = { ...lock.images.grafana, repository: "r.example/a/b", tag: "1" };
const pinned = { ...image, digest: "sha256:1" };

test.serial("an image is referred to by its digest where one is pinned", (t) => {
  t.is(reference(pinned), "r.example/a/b:1@sha256:1");
  t.is(reference({ ...image, digest: null }), "r.example/a/b:1");
});

const mirrored = test.macro((t, registry: string, expected: string) => {
  process.env.SIGHTLINE_REGISTRY = registry;
  t.is(reference(pinned), expected);
});
test.serial("a mirror has the image below the same path", mirrored, "m.example", "m.example/a/b:1@sha256:1");
test.serial("a mirror with a port and a path", mirrored, "m.example:5000/x/y/", "m.example:5000/x/y/a/b:1@sha256:1");
test.serial("an empty mirror is none", mirrored, "", "r.example/a/b:1@sha256:1");

const refused = test.macro((t, registry: string) => {
  process.env.SIGHTLINE_REGISTRY = registry;
  const { findings } = t.throws(mirror, { instanceOf: DefinitionError });
  t.deepEqual(
    findings.map(({ check, path }) => [check, path]),
    [["toolchain/registry", "SIGHTLINE_REGISTRY"]],
  );
});
test.serial("a mirror is no URL", refused, "https://m.example");
test.serial("a mirror's path is in lower case", refused, "m.example/Mirror");

test.serial("the doctor names the mirror", async (t) => {
  process.env.SIGHTLINE_REGISTRY = "m.example/x";
  const facts = await inspectMachine(["image/grafana"]);
  const { grafana } = facts.images;
  const missing = {
    ...facts,
    images: { ...facts.images, grafana: { ...grafana, official: undefined, pullFault: "no" } },
  };
  const item = decide(missing, ["image/grafana"]).find(({ id }) => id === "image/grafana");
  t.is(item?.detail, `m.example/x/grafana/grafana:${lock.images.grafana.tag} cannot be pulled here (no)`);
});
