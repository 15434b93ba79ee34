import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import {
  apiServicePlan,
  governanceBridgePlan,
  imageId,
  loadImage,
  workloads,
  workloadsPlan,
} from "../../../toolchain/images/index.ts";
import { acquireProbe } from "../../../toolchain/images/probe.ts";
import { acquire, doctor, type Engine, engine, type ResolvedEngine } from "../../../toolchain/index.ts";
import { hostPlatform } from "../../../toolchain/tools/index.ts";

const wanted = ["image/workloads", "image/api-service", "image/governance-bridge"] as const;
let on: Engine;
let images: ResolvedEngine["images"];

test.before("acquire the images, whatever that takes on this machine", async (t) => {
  t.timeout(10 * 60_000);
  const resolved = await acquire(await doctor(wanted));
  on = await engine();
  images = resolved.engines[on.id]?.images ?? {};
});

test.serial("a second run has nothing to do", async (t) => {
  const items = await doctor(wanted);
  t.deepEqual(
    items.filter(({ pending }) => pending).map(({ id }) => id),
    [],
  );
});

for (const name of Object.keys(workloads)) {
  test(`${name} says how it is used`, async (t) => {
    const container = await start(t, "workloads", [name, "--help"]);
    const { StatusCode: code } = await container.wait();
    const output = (await container.logs({ stdout: true, stderr: true })).toString();
    t.is(code, 0, output);
    t.regex(output, new RegExp(`Usage: ${name} `));
  });
}

test("the governance bridge runs with nothing around it", async (t) => {
  const container = await start(t, "governance-bridge", ["--help"]);
  const { StatusCode: code } = await container.wait();
  const output = (await container.logs({ stdout: true, stderr: true })).toString();
  t.is(code, 2, output);
  t.regex(output, /--grpc\.listen-address=:50051/);
});

test("the Java service answers where there is no broker, and says that it is not healthy", async (t) => {
  const platform = hostPlatform();
  if (platform === undefined) throw new Error("no probe for this platform");
  const container = await start(t, "api-service", ["--web.listen-address=:8080", "--kafka.brokers=127.0.0.1:1"]);
  const { NetworkSettings } = await container.inspect();
  const port = NetworkSettings.Ports["8080/tcp"]?.[0]?.HostPort;
  const url = `http://127.0.0.1:${port}/actuator/health`;
  const ask = async () => execa(await acquireProbe(platform), ["--expect", "503", url], { reject: false });
  let answer = await ask();
  while (answer.exitCode !== 0 && (await container.inspect()).State.Running) answer = await ask();
  t.is(answer.exitCode, 0, answer.stderr);
});

test("images that are made again have the same ids", async (t) => {
  const { platform } = on;
  if (platform === undefined) throw new Error("the engine's platform is not supported");
  for (const plan of await Promise.all(
    [workloadsPlan, apiServicePlan, governanceBridgePlan].map((plan) => plan(platform)),
  )) {
    const tag = `sightline/${plan.name}:made-again`;
    t.teardown(() => on.docker.getImage(tag).remove());
    const id = await loadImage(on, { ...plan, tag });
    t.is(images[plan.name]?.id, id);
    t.is(await imageId(on.docker, tag), id);
  }
});

/** As the stack would: no capability, no new privilege, nothing writable but a little memory. */
async function start(t: ExecutionContext, part: string, command: string[]) {
  const container = await on.docker.createContainer({
    Image: images[part]?.id ?? "",
    Cmd: command,
    ExposedPorts: { "8080/tcp": {} },
    HostConfig: {
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges"],
      Tmpfs: { "/tmp": "exec,size=32m", "/files": "uid=65534,gid=65534,size=8m" },
      PortBindings: { "8080/tcp": [{ HostIp: "127.0.0.1", HostPort: "" }] },
    },
  });
  t.teardown(() => container.remove({ force: true, v: true }));
  await container.start();
  return container;
}
