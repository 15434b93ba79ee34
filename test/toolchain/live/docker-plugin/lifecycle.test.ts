import * as docker from "@pulumi/docker";
import test from "ava";
import { inspect, sleeper, withWorkbench } from "./support/index.ts";

test.serial(
  "a container with all that the stack uses: up, then nothing changes any more, then destroy removes all",
  async (t) => {
    await withWorkbench(t, async (bench) => {
      const program = async () => {
        const network = new docker.Network("private", { name: bench.name("private") });
        const volume = new docker.Volume("data", { name: bench.name("data") });
        const container = sleeper(bench, {
          command: [],
          entrypoints: ["/bin/sleep", "600"],
          hostname: "sleeper",
          envs: ["B=2", "A=1"],
          ports: [
            { internal: 8080, ip: "127.0.0.1" },
            { internal: 8081, ip: "127.0.0.1", protocol: "udp" },
          ],
          mounts: [
            { type: "volume", source: volume.name, target: "/data", readOnly: true },
            { type: "tmpfs", target: "/www", tmpfsOptions: { sizeBytes: 1048576, mode: 0o1777 } },
            { type: "bind", source: "/tmp", target: "/tmp", readOnly: true },
          ],
          tmpfs: { "/scratch": "rw,noexec,size=64k" },
          networksAdvanced: [{ name: network.name, aliases: ["sleeper", "bed"] }],
          groupAdds: ["4242"],
          init: true,
          stopTimeout: 5,
          hosts: [{ host: "elsewhere", ip: "192.0.2.1" }],
          healthcheck: { tests: ["CMD", "true"], interval: "1s", timeout: "1s", startPeriod: "1m0s", retries: 3 },
          wait: true,
          waitTimeout: 30,
        });
        return { id: container.id, ports: container.ports };
      };
      t.deepEqual((await bench.up(program)).steps.toSorted(), ["create data", "create private", "create sleeper"]);
      const info = await inspect(bench, "sleeper");
      t.like(info.Config, { Hostname: "sleeper", User: "65534:65534" });
      t.like(info.HostConfig, {
        ReadonlyRootfs: true,
        CapDrop: ["ALL"],
        Memory: 33554432,
        NanoCpus: 500000000,
        Init: true,
      });
      t.deepEqual((await bench.up(program)).steps, []);
      t.deepEqual((await bench.refresh()).steps, []);
      t.deepEqual((await bench.up(program, { refresh: true })).steps, []);
      t.deepEqual((await bench.preview(program)).steps, []);
      t.is((await inspect(bench, "sleeper")).State.StartedAt, info.State.StartedAt);
      t.deepEqual((await bench.destroy()).steps.toSorted(), ["delete data", "delete private", "delete sleeper"]);
      await t.throwsAsync(inspect(bench, "sleeper"), { message: /no such container/i });
      await t.throwsAsync(bench.docker.getVolume(bench.name("data")).inspect(), { message: /no such volume/i });
      await t.throwsAsync(bench.docker.getNetwork(bench.name("private")).inspect(), { message: /not found/i });
    });
  },
);

test.serial("limits and the restart policy are updated in place", async (t) => {
  await withWorkbench(t, async (bench) => {
    await bench.up(async () => void sleeper(bench));
    const before = await inspect(bench, "sleeper");
    const changed = async () => void sleeper(bench, { memory: 48, memorySwap: 48, cpuShares: 512, restart: "always" });
    t.deepEqual((await bench.up(changed)).steps, ["update sleeper"]);
    const after = await inspect(bench, "sleeper");
    t.is(after.Id, before.Id);
    t.is(after.State.StartedAt, before.State.StartedAt);
    t.like(after.HostConfig, { Memory: 48 * 1024 * 1024, CpuShares: 512, RestartPolicy: { Name: "always" } });
    t.deepEqual((await bench.up(changed)).steps, []);
  });
});

const replacing = test.macro(async (t, change: Partial<docker.ContainerArgs>, replaceOnChanges: string[] = []) => {
  await withWorkbench(t, async (bench) => {
    // A plugin asks for deletion first only where it asks for the replacement itself.
    const options = replaceOnChanges.length === 0 ? {} : { replaceOnChanges, deleteBeforeReplace: true };
    await bench.up(async () => void sleeper(bench, {}, options));
    const before = await inspect(bench, "sleeper");
    const changed = async () => void sleeper(bench, change, options);
    const { steps } = await bench.up(changed);
    t.deepEqual(steps, ["delete-replaced sleeper", "replace sleeper", "create-replacement sleeper"]);
    t.not((await inspect(bench, "sleeper")).Id, before.Id);
    t.deepEqual((await bench.up(changed)).steps, []);
  });
});

test.serial("a new command replaces: the old container goes first", replacing, { command: ["sleep", "601"] });
test.serial("a new environment replaces", replacing, { envs: ["A=2"] });
test.serial(
  "a new health check replaces with replaceOnChanges",
  replacing,
  { healthcheck: { tests: ["CMD", "true"], interval: "5s" } },
  ["healthcheck"],
);
test.serial("a new tmpfs replaces with replaceOnChanges", replacing, { tmpfs: { "/scratch": "size=64k" } }, ["tmpfs"]);

test.serial("a preview shows what is not known yet as such, and does nothing", async (t) => {
  await withWorkbench(t, async (bench) => {
    const data = bench.name("data"); // the volume's own name begins with it, so that it is removed with the rest
    const program = async () => {
      const volume = new docker.Volume(data, {});
      const image = new docker.RemoteImage("image", { name: bench.image.tag, keepLocally: true });
      const first = sleeper(bench, {
        image: image.imageId,
        mounts: [{ type: "volume", source: volume.name, target: "/data" }],
      });
      new docker.Container("second", {
        name: bench.name("second"),
        image: image.imageId,
        command: ["sleep", "600"],
        envs: [first.id.apply((id) => `FIRST=${id}`)],
        destroyGraceSeconds: 1,
      });
    };
    const preview = await bench.preview(program);
    const steps = [`create ${data}`, "create image", "create second", "create sleeper"];
    t.deepEqual(preview.steps.toSorted(), steps.toSorted());
    await t.throwsAsync(inspect(bench, "sleeper"), { message: /no such container/i });
    await bench.up(program);
    const first = await inspect(bench, "sleeper");
    t.true((await inspect(bench, "second")).Config.Env.includes(`FIRST=${first.Id}`));
    t.deepEqual((await bench.up(program)).steps, []);
  });
});
