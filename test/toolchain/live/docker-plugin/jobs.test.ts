import test from "ava";
import { inspect, sleeper, withWorkbench } from "./support/index.ts";

test.serial("attach waits for a job's end, logs keeps what it wrote", async (t) => {
  await withWorkbench(t, async (bench) => {
    const command = ["sh", "-c", "sleep 1; echo done"];
    const job = { command, attach: true, logs: true, mustRun: false, restart: "no" };
    const program = async () => ({ logs: sleeper(bench, job).containerLogs });
    await bench.up(program);
    t.is((await bench.stack.outputs()).logs?.value, "done\n");
    t.like((await inspect(bench, "sleeper")).State, { Running: false, ExitCode: 0 });
    t.deepEqual((await bench.up(program, { refresh: true })).steps, []);
  });
});

test.serial("a container that removes itself when it ends is made again by the next refresh", async (t) => {
  await withWorkbench(t, async (bench) => {
    const job = { rm: true, mustRun: false, restart: "no" };
    const program = async () => void sleeper(bench, job);
    await bench.up(program);
    const container = bench.docker.getContainer((await inspect(bench, "sleeper")).Id);
    const removed = container.wait({ condition: "removed" });
    await container.stop({ t: 0 });
    await removed;
    t.deepEqual((await bench.up(program, { refresh: true })).steps, ["create sleeper"]);
    await t.notThrowsAsync(bench.destroy());
  });
});
