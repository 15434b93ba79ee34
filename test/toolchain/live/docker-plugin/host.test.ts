import { chmodSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import * as docker from "@pulumi/docker";
import test from "ava";
import { inspect, sleeper, upstream, type Workbench, withWorkbench } from "./support/index.ts";

test.serial("DOCKER_HOST names the engine", async (t) => {
  await withWorkbench(t, async (bench) => {
    const proxy = await proxyTo("/var/run/docker.sock", join(bench.workFolder, "proxy.sock"));
    try {
      bench.environment({ DOCKER_HOST: `unix://${proxy.path}` });
      await bench.up(async () => void sleeper(bench));
      t.true(proxy.connections() > 0);
      t.true((await inspect(bench, "sleeper")).State.Running);
      await bench.destroy();
    } finally {
      proxy.server.close();
    }
  });
});

test.serial("a provider of its own names the engine", async (t) => {
  await withWorkbench(t, async (bench) => {
    const proxy = await proxyTo("/var/run/docker.sock", join(bench.workFolder, "proxy.sock"));
    try {
      const program = async () => {
        const provider = new docker.Provider("elsewhere", { host: `unix://${proxy.path}` });
        sleeper(bench, {}, { provider });
      };
      await bench.up(program);
      t.true(proxy.connections() > 0);
      t.deepEqual((await bench.up(program)).steps, []);
      await bench.destroy();
    } finally {
      proxy.server.close();
    }
  });
});

test.serial("an engine that does not answer is said to be that", async (t) => {
  await withWorkbench(t, async (bench) => {
    bench.environment({ DOCKER_HOST: `unix://${join(bench.workFolder, "absent.sock")}` });
    const error = await t.throwsAsync(bench.up(async () => void sleeper(bench)));
    t.regex(error.message, /docker (engine|daemon)/i);
    if (!upstream) t.true(error.message.includes("absent.sock"));
  });
});

test.serial("ssh:// goes through the machine's ssh", async (t) => {
  await withWorkbench(t, async (bench) => {
    await fakeSsh(bench);
    bench.environment({ DOCKER_HOST: "ssh://somebody@engine.example:2222" });
    await bench.up(async () => void sleeper(bench));
    t.true((await inspect(bench, "sleeper")).State.Running);
    await bench.destroy();
  });
});

async function proxyTo(
  target: string,
  path: string,
): Promise<{ path: string; server: Server; connections: () => number }> {
  let count = 0;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    count += 1;
    const engine = connect({ path: target, allowHalfOpen: true });
    client.pipe(engine).pipe(client);
    client.on("error", () => engine.destroy());
    engine.on("error", () => client.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(path, resolve));
  return { path, server, connections: () => count };
}

// Stands in for ssh: whatever host and command it is given, it speaks to the local engine.
async function fakeSsh(bench: Workbench): Promise<void> {
  const path = join(bench.pluginFolder, "ssh");
  const script = `const s = require("net").connect("/var/run/docker.sock"); process.stdin.pipe(s).pipe(process.stdout);`;
  writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' -e '${script}'\n`);
  chmodSync(path, 0o755);
}
