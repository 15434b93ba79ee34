import { join } from "node:path";
import test from "ava";
import { imagePlan } from "../../../toolchain/images/image-plan.ts";
import { archiveImage, canPull, findOfficial, imageId, pullOfficial } from "../../../toolchain/images/index.ts";
import { type Engine, engine, officialName } from "../../../toolchain/index.ts";
import type { LockedImage } from "../../../toolchain/lock.ts";
import { registry } from "../support/registry.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);
let docker: Engine["docker"];
let source: Awaited<ReturnType<typeof registry>> | undefined;
let image: LockedImage;

test.before("serve an image", async () => {
  const on = await engine();
  docker = on.docker;
  const { platform = "linux-amd64" } = on;
  const config = { user: "65534:65534", entrypoint: ["/none"] };
  const layers = async () => [[{ path: "/text", content: { text: `pulled in ${folder}\n` } }]];
  const plan = imagePlan({ name: "pulled", version: "1.0.0", platform, webPages: true, config, layers }, folder);
  source = await registry(plan, ["1.0.0"], folder);
  const repository = `${source.host}/test/pulled`;
  image = { repository, tag: "1.0.0", digest: null, version: "1.0.0", megabytes: 1, optional: false };
});
test.after.always("stop the registry", () => source?.close());

const pinned = (): LockedImage => ({ ...image, digest: source?.digest ?? null });

test.serial("what can be pulled is known before it is pulled", async (t) => {
  t.deepEqual(await canPull(image), { fault: undefined });
  t.deepEqual(await canPull(pinned()), { fault: undefined });
  t.regex((await canPull({ ...image, tag: "2.0.0" })).fault ?? "", /./);
  t.regex((await canPull({ ...image, repository: "127.0.0.1:1/none" })).fault ?? "", /connection refused/);
  t.is(await findOfficial(docker, image), undefined);
});

for (const [name, choose] of Object.entries({ tag: () => image, digest: pinned })) {
  test.serial(`an image is pulled by its ${name}, and then it is there with its digest`, async (t) => {
    const wanted = choose();
    const pulled = await pullOfficial(docker, wanted);
    t.teardown(() => docker.getImage(pulled.id).remove({ force: true }));
    t.is(pulled.repoDigest, `${image.repository}@${source?.digest}`);
    t.deepEqual(await findOfficial(docker, wanted), pulled);
  });
}

test.serial(
  "an image is pulled from a mirror, and found without it by its official name once it has that",
  async (t) => {
    const official = { ...pinned(), repository: "registry.invalid/test/pulled" };
    t.teardown(() => delete process.env.SIGHTLINE_REGISTRY);
    process.env.SIGHTLINE_REGISTRY = source?.host ?? "";
    t.deepEqual(await canPull(official), { fault: undefined });
    const pulled = await pullOfficial(docker, official);
    t.teardown(() => docker.getImage(pulled.id).remove({ force: true }));
    t.is(pulled.repoDigest, `${image.repository}@${source?.digest}`);
    delete process.env.SIGHTLINE_REGISTRY;
    t.is(await findOfficial(docker, official), undefined);
    await docker.getImage(pulled.id).tag({ repo: official.repository, tag: official.tag });
    t.is((await findOfficial(docker, official))?.id, pulled.id);
  },
);

test.serial("an archive of an image that was pulled by its digest gives it its name elsewhere", async (t) => {
  const { id } = await pullOfficial(docker, pinned());
  const name = officialName(image);
  t.is(await imageId(docker, name), undefined, "Docker gives it no name");
  const file = join(folder, "image.tar");
  await archiveImage(docker, { id, name }, file);
  await docker.getImage(id).remove({ force: true });
  const loading = await docker.loadImage(file, { quiet: true });
  await new Promise((resolve) => docker.modem.followProgress(loading, resolve));
  t.teardown(() => docker.getImage(id).remove({ force: true }));
  t.deepEqual(await findOfficial(docker, pinned()), { id, repoDigest: undefined });
});

test.serial("an image of another digest under the tag is not the pinned one", async (t) => {
  const pulled = await pullOfficial(docker, image);
  t.teardown(() => docker.getImage(pulled.id).remove({ force: true }));
  t.is(await findOfficial(docker, { ...image, digest: `sha256:${"0".repeat(64)}` }), undefined);
});

test.serial("a pull that fails says why and leaves nothing", async (t) => {
  const wanted = { ...image, tag: "2.0.0" };
  await t.throwsAsync(pullOfficial(docker, wanted), { message: /manifest unknown|not found/ });
  t.is(await findOfficial(docker, wanted), undefined);
});
