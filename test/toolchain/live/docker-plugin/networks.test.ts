import * as docker from "@pulumi/docker";
import test from "ava";
import { inspect, sleeper, withWorkbench } from "./support/index.ts";

test.serial("containers reach each other by alias on their own network", async (t) => {
  await withWorkbench(t, async (bench) => {
    const program = async () => {
      const network = new docker.Network("private", { name: bench.name("private"), internal: true });
      const server = new docker.Container("server", {
        name: bench.name("server"),
        image: bench.image.id,
        command: ["httpd", "-f", "-p", "8080", "-h", "/www"],
        networksAdvanced: [{ name: network.name, aliases: ["pages"] }],
        networkMode: "bridge",
        uploads: [{ file: "/www/index.html", content: "hello" }],
        destroyGraceSeconds: 1,
      });
      const healthcheck = {
        tests: ["CMD", "wget", "-qO-", "http://pages:8080/index.html"],
        interval: "1s",
        timeout: "2s",
      };
      const networks = [{ name: network.name, aliases: ["client"] }];
      sleeper(bench, { networksAdvanced: networks, healthcheck, wait: true, waitTimeout: 30 }, { dependsOn: server });
    };
    await bench.up(program);
    const { Health } = (await inspect(bench, "sleeper")).State;
    t.is(Health?.Log.at(-1)?.Output, "hello");
    t.deepEqual(Object.keys((await inspect(bench, "sleeper")).NetworkSettings.Networks), [bench.name("private")]);
    t.deepEqual((await bench.up(program, { refresh: true })).steps, []);
  });
});
