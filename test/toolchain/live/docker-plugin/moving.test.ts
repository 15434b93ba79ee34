import * as docker from "@pulumi/docker";
import test from "ava";
import { installPlugin, sleeper, upstream, type Workbench, withWorkbench } from "./support/index.ts";

// Needs both plugins: runs where the upstream one is on PATH.
const both = upstream ? test.serial : test.serial.skip;

const moving = test.macro(async (t, from: "ours" | "upstream", to: "ours" | "upstream") => {
  await withWorkbench(t, async (bench) => {
    installPlugin(bench.pluginFolder, from);
    await bench.up(stack(bench));
    installPlugin(bench.pluginFolder, to);
    t.deepEqual((await bench.up(stack(bench))).steps, []);
    t.deepEqual((await bench.up(stack(bench), { refresh: true })).steps, []);
    await bench.destroy();
  });
});

both("a stack made with our plugin goes on with upstream's, unchanged", moving, "ours", "upstream");
both("a stack made with upstream's plugin goes on with ours, unchanged", moving, "upstream", "ours");

function stack(bench: Workbench): () => Promise<void> {
  return async () => {
    const image = new docker.RemoteImage("image", { name: bench.image.tag, keepLocally: true });
    const network = new docker.Network("private", { name: bench.name("private") });
    const volume = new docker.Volume("data", { name: bench.name("data") });
    sleeper(bench, {
      image: image.imageId,
      envs: ["A=1"],
      ports: [{ internal: 8080, ip: "127.0.0.1" }],
      mounts: [
        { type: "volume", source: volume.name, target: "/data" },
        { type: "tmpfs", target: "/www" },
      ],
      networksAdvanced: [{ name: network.name, aliases: ["sleeper"] }],
      healthcheck: { tests: ["CMD", "true"], interval: "1s", timeout: "1s", startPeriod: "1m0s", retries: 3 },
      init: true,
      wait: true,
    });
  };
}
