import test from "ava";
import { inspect, sleeper, upstream, withWorkbench } from "./support/index.ts";

test.serial("removed by hand: up --refresh makes it again", async (t) => {
  await withWorkbench(t, async (bench) => {
    const program = async () => void sleeper(bench);
    await bench.up(program);
    const before = await inspect(bench, "sleeper");
    await bench.docker.getContainer(before.Id).remove({ force: true });
    t.true((await bench.up(program, { refresh: true })).steps.includes("create sleeper"));
    t.not((await inspect(bench, "sleeper")).Id, before.Id);
    t.deepEqual((await bench.up(program)).steps, []);
  });
});

test.serial("stopped by hand: up --refresh starts it again", async (t) => {
  await withWorkbench(t, async (bench) => {
    const program = async () => void sleeper(bench, { ports: [{ internal: 80, ip: "127.0.0.1" }] });
    await bench.up(program);
    const before = await inspect(bench, "sleeper");
    await bench.docker.getContainer(before.Id).stop({ t: 0 });
    await bench.up(program, { refresh: true });
    const after = await inspect(bench, "sleeper");
    t.true(after.State.Running);
    // Upstream reads a stopped container's ports as none and so replaces it.
    if (!upstream) t.is(after.Id, before.Id);
    t.deepEqual((await bench.up(program, { refresh: true })).steps, []);
  });
});

test.serial("a limit changed by hand is set back", async (t) => {
  await withWorkbench(t, async (bench) => {
    const program = async () => void sleeper(bench);
    await bench.up(program);
    const before = await inspect(bench, "sleeper");
    await bench.docker.getContainer(before.Id).update({ Memory: 64 * 1024 * 1024, MemorySwap: 64 * 1024 * 1024 });
    t.true((await bench.up(program, { refresh: true })).steps.includes("update sleeper"));
    t.is((await inspect(bench, "sleeper")).HostConfig.Memory, 32 * 1024 * 1024);
  });
});

test.serial("mustRun: false and start: false leave a stopped container alone", async (t) => {
  await withWorkbench(t, async (bench) => {
    const program = async () => void sleeper(bench, { start: false, mustRun: false, restart: "no" });
    await bench.up(program);
    t.is((await inspect(bench, "sleeper")).State.Status, "created");
    t.deepEqual((await bench.up(program, { refresh: true })).steps, []);
  });
});
