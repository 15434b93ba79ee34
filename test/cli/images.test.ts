import test from "ava";
import { archiveName, copyCommands } from "../../cli/images.ts";
import { imageNames, lock, reference } from "../../toolchain/index.ts";

test.afterEach.always("no mirror", () => {
  delete process.env.SIGHTLINE_REGISTRY;
});

test.serial("what is copied to a mirror is what a machine with that mirror pulls", (t) => {
  const commands = copyCommands("m.example/x");
  process.env.SIGHTLINE_REGISTRY = "m.example/x";
  for (const name of imageNames) {
    const pulled = reference(lock.images[name]).replace(/@.*/, "");
    t.true(
      commands.some((command) => command.includes(` --tag ${pulled} `)),
      pulled,
    );
  }
});

test.serial("images are copied from where they are published, pinned, also where a mirror is in use", (t) => {
  const commands = copyCommands("m.example/x");
  process.env.SIGHTLINE_REGISTRY = "m.example/x";
  t.deepEqual(copyCommands("m.example/x"), commands);
  const { repository, tag, digest } = lock.images.grafana;
  const command = `docker buildx imagetools create --tag m.example/x/grafana/grafana:${tag} ${repository}:${tag}@${digest}`;
  t.true(commands.includes(command), commands.join("\n"));
  t.is(commands.length, imageNames.length + Object.keys(lock.baseImages).length);
});

test("an archive carries the official name of an official image, wherever it was pulled from", (t) => {
  const { repository, tag } = lock.images.grafana;
  const name = `m.example/grafana/grafana:${tag}@sha256:1`;
  t.is(archiveName("grafana", { name, source: "pulled" }), `${repository}:${tag}`);
  t.is(archiveName("programs", { name: "sightline/programs:v1-2", source: "built" }), "sightline/programs:v1-2");
});
