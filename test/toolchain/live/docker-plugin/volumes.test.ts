import * as docker from "@pulumi/docker";
import test from "ava";
import { inspect, logsOf, sleeper, withWorkbench } from "./support/index.ts";

test.serial("a volume with retainOnDelete outlives destroy with its data, and is taken up again", async (t) => {
  await withWorkbench(t, async (bench) => {
    const program = (command: string[]) => async () => {
      const volume = new docker.Volume("data", { name: bench.name("data") }, { retainOnDelete: true });
      const mounts = [{ type: "volume", source: volume.name, target: "/data" }];
      sleeper(bench, { user: "0", mounts, command, destroyGraceSeconds: 0 });
    };
    await bench.up(program(["sh", "-c", "echo kept > /data/file; sleep 600"]));
    await bench.destroy();
    await t.notThrowsAsync(bench.docker.getVolume(bench.name("data")).inspect());
    await bench.up(program(["sh", "-c", "cat /data/file; sleep 600"]));
    t.is(await logsOf(bench, "sleeper", 1), "kept\n");
  });
});

test.serial("files uploaded into a container that never starts lie in its volume", async (t) => {
  await withWorkbench(t, async (bench) => {
    const program = async () => {
      const volume = new docker.Volume("config", { name: bench.name("config") });
      const mount = { type: "volume", source: volume.name, target: "/data" };
      const loader = new docker.Container("loader", {
        name: bench.name("loader"),
        image: bench.image.id,
        command: ["true"],
        start: false,
        mustRun: false,
        mounts: [mount],
        uploads: [
          { file: "/data/settings.yml", content: "a: 1\n" },
          { file: "/data/binary", contentBase64: Buffer.from([65, 66, 10]).toString("base64"), permissions: "0755" },
        ],
      });
      const command = ["sh", "-c", "cat /data/settings.yml /data/binary; sleep 600"];
      sleeper(bench, { mounts: [{ ...mount, readOnly: true }], command }, { dependsOn: loader });
    };
    await bench.up(program);
    t.is(await logsOf(bench, "sleeper", 2), "a: 1\nAB\n");
    t.is((await inspect(bench, "loader")).State.Status, "created");
    t.deepEqual((await bench.up(program, { refresh: true })).steps, []);
  });
});

test.serial("another label on a named volume replaces it, the old one first", async (t) => {
  await withWorkbench(t, async (bench) => {
    const program = (value: string) => async () =>
      void new docker.Volume("data", { name: bench.name("data"), labels: [{ label: "purpose", value }] });
    await bench.up(program("one"));
    const { steps } = await bench.up(program("two"));
    t.deepEqual(steps, ["delete-replaced data", "replace data", "create-replacement data"]);
    t.deepEqual((await bench.docker.getVolume(bench.name("data")).inspect()).Labels, { purpose: "two" });
  });
});
