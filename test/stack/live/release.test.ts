import { randomBytes } from "node:crypto";
import test, { type ExecutionContext } from "ava";
import type Docker from "dockerode";
import { create, type ReleaseState, read } from "../../../stack/release/operations.ts";
import type { ReleaseInputs } from "../../../stack/release/release-inputs.ts";
import { runThrowaway } from "../../../stack/release/throwaway.ts";
import { engine, readResolved } from "../../../toolchain/index.ts";

const [one, two] = ["1111111111111111", "2222222222222222"] as const;

test("what is in force is never written again; another release is", async (t) => {
  const { docker, inputs, content } = await setUp(t);
  await create(inputs(one, "first"));
  await create(inputs(one, "not to be written"));
  t.is(await content(), "first");
  await create(inputs(two, "second"));
  t.is(await content(), "second");
  t.truthy(docker);
});

test("reading tells which release is in force, and that a volume is gone", async (t) => {
  const { docker, inputs, volume } = await setUp(t);
  const state: ReleaseState = { ...inputs(one, "first"), inForce: [] };
  t.deepEqual((await read("id", state)).props?.inForce, [null]);
  await create(inputs(one, "first"));
  t.deepEqual((await read("id", state)).props?.inForce, [one]);
  await docker.getVolume(volume).remove();
  t.deepEqual(await read("id", state), {});
});

test("what the check refuses is not put in force, and its words are told", async (t) => {
  const { inputs, content, agent } = await setUp(t);
  await create(inputs(one, "first"));
  const check = {
    image: agent,
    entrypoint: ["/usr/local/bin/node"],
    command: ["-e", "console.error('no, thank you'); process.exit(3)"],
    volumes: [],
  };
  const error = await t.throwsAsync(create({ ...inputs(two, "second"), check }));
  t.regex(error?.message ?? "", /X refuses the new configuration .*exited 3.*\n.*no, thank you/s);
  t.is(await content(), "first");
});

async function setUp(t: ExecutionContext) {
  const { docker, id } = await engine();
  const agent = (await readResolved()).engines[id]?.images.programs?.id ?? "";
  const volume = `sightline-test-${randomBytes(4).toString("hex")}`;
  const labels = { "sightline.stack": `${volume}/dev` };
  await docker.createVolume({ Name: volume, Labels: labels });
  t.teardown(() =>
    docker
      .getVolume(volume)
      .remove({ force: true })
      .catch(() => undefined),
  );
  const inputs = (digest: string, text: string): ReleaseInputs => ({
    subject: "X",
    agentImage: agent,
    labels,
    releases: [
      { volume, mountPath: "/etc/x/config", owner: "65534:65534", mode: 0o444, digest, files: { "a.yml": text } },
    ],
  });
  return { docker, volume, agent, inputs, content: () => fileInForce(docker, agent, volume) };
}

async function fileInForce(docker: Docker, image: string, volume: string): Promise<string> {
  const { output } = await runThrowaway(docker, {
    image,
    entrypoint: ["/usr/local/bin/node"],
    command: ["-e", "process.stdout.write(require('fs').readFileSync('/v/current/a.yml', 'utf8'))"],
    user: "65534:65534",
    mounts: [{ Type: "volume", Source: volume, Target: "/v", ReadOnly: true }],
    labels: { "sightline.stack": `${volume}/dev` },
  });
  return output;
}
