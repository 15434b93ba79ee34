import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { parseSettings } from "../../../settings/index.ts";
import { findImages } from "../../../stack/images.ts";
import { knownSystems } from "../../../systems/index.ts";

const folder = mkdtempSync(join(tmpdir(), "sightline-images-"));
const socket = join(folder, "docker.sock");
const info = { ID: "FAKE", ServerVersion: "29.0.0", OSType: "linux", Architecture: "aarch64" };
const engine = createServer((_, response) =>
  response.setHeader("content-type", "application/json").end(JSON.stringify(info)),
);
const made: pulumi.runtime.MockResourceArgs[] = [];

test.before("an engine on another processor, for which nothing was acquired", async () => {
  process.env.DOCKER_HOST = `unix://${socket}`;
  process.env.XDG_STATE_HOME = folder;
  process.env.XDG_CACHE_HOME = folder;
  await new Promise<void>((resolve) => engine.listen(socket, resolve));
  await pulumi.runtime.setMocks({
    newResource: (args) => {
      made.push(args);
      return { id: args.name, state: { ...args.inputs, imageId: `sha256:${args.name}` } };
    },
    call: () => ({}),
  });
});
test.after.always(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

test("our own image is built for the engine's platform", async (t) => {
  const settings = parseSettings({ project: "shop", stack: "dev", values: {}, systems: knownSystems });
  const { programs } = await findImages(settings);
  const id = await new Promise((resolve) => pulumi.output(programs.id).apply(resolve));
  t.is(id, "sha256:image-programs");
  const build = made.find(({ name }) => name === "image-programs-build")?.inputs.build;
  t.is(build?.platform, "linux/arm64");
});
