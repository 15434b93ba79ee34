import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as docker from "@pulumi/docker";
import test from "ava";
import { inspect, logsOf, sleeper, withWorkbench } from "./support/index.ts";

test.serial("an image that the engine has is not pulled, and is kept", async (t) => {
  await withWorkbench(t, async (bench) => {
    const program = async () => {
      const image = new docker.RemoteImage("image", { name: bench.image.tag, keepLocally: true });
      sleeper(bench, { image: image.imageId });
      return { id: image.imageId };
    };
    await bench.up(program);
    t.is((await inspect(bench, "sleeper")).Image, bench.image.id);
    t.deepEqual((await bench.up(program, { refresh: true })).steps, []);
    await bench.destroy();
    t.is((await bench.docker.getImage(bench.image.tag).inspect()).Id, bench.image.id);
  });
});

test.serial("an image without keepLocally is removed with its resource", async (t) => {
  await withWorkbench(t, async (bench) => {
    const name = `sightline-test/other:${bench.id}`;
    await bench.docker.getImage(bench.image.tag).tag({ repo: "sightline-test/other", tag: bench.id });
    await bench.up(async () => void new docker.RemoteImage("image", { name }));
    await bench.destroy();
    await t.throwsAsync(bench.docker.getImage(name).inspect(), { message: /no such image/i });
  });
});

test.serial("an image that cannot be had is named in the error", async (t) => {
  await withWorkbench(t, async (bench) => {
    const image = `127.0.0.1:9/sightline-test/absent:${bench.id}`;
    const error = await t.throwsAsync(bench.up(async () => void sleeper(bench, { image })));
    t.true(error.message.includes(image));
    await t.throwsAsync(inspect(bench, "sleeper"), { message: /no such container/i });
  });
});

test.serial("an image is built from a folder, again when a file changes, and not otherwise", async (t) => {
  await withWorkbench(t, async (bench) => {
    const context = join(bench.workFolder, "image");
    mkdirSync(context);
    const write = (text: string) => {
      writeFileSync(
        join(context, "Dockerfile"),
        `FROM ${bench.image.tag}\nARG GREETING\nCOPY text /text\nENV GREETING=$GREETING\n`,
      );
      writeFileSync(join(context, "text"), text);
    };
    const imageName = `sightline-test/built:${bench.id}`;
    const program = async () => {
      // Upstream takes its newer builder unless told, which engines without it do not have.
      const build = {
        context,
        dockerfile: join(context, "Dockerfile"),
        args: { GREETING: "hello" },
        builderVersion: "BuilderV1" as const,
      };
      const image = new docker.Image("image", { imageName, build, skipPush: true });
      sleeper(bench, { image: image.repoDigest, command: ["sh", "-c", "cat /text; echo $GREETING; sleep 600"] });
    };
    try {
      write("one\n");
      t.deepEqual((await bench.up(program)).steps, ["create image", "create sleeper"]);
      t.is(await logsOf(bench, "sleeper", 2), "one\nhello\n");
      t.deepEqual((await bench.up(program, { refresh: true })).steps, []);
      write("two\n");
      const { steps } = await bench.up(program);
      t.is(steps[0], "update image");
      t.true(steps.includes("create-replacement sleeper"));
      t.is(await logsOf(bench, "sleeper", 2), "two\nhello\n");
    } finally {
      await bench.destroy();
      await bench.docker
        .getImage(imageName)
        .remove({ force: true })
        .catch(() => undefined);
    }
  });
});
