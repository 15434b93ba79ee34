import { createServer } from "node:net";
import type * as docker from "@pulumi/docker";
import test from "ava";
import { inspect, sleeper, upstream, withWorkbench } from "./support/index.ts";

// Upstream passes over unknown names further in.
(upstream ? test.serial.skip : test.serial)(
  "an unknown property is refused by name, and nothing created",
  async (t) => {
    await withWorkbench(t, async (bench) => {
      // The SDK drops unknown names on the top level itself: only those further in reach the plugin.
      const healthcheck = { test: ["CMD", "true"] } as docker.ContainerArgs["healthcheck"];
      const error = await t.throwsAsync(bench.up(async () => void sleeper(bench, { healthcheck })));
      t.true(error.message.includes("healthcheck.test"));
      await t.throwsAsync(inspect(bench, "sleeper"), { message: /no such container/i });
    });
  },
);

test.serial("a port in use fails with the engine's words", async (t) => {
  await withWorkbench(t, async (bench) => {
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const { port: external } = server.address() as { port: number };
    try {
      const ports = [{ internal: 80, external, ip: "127.0.0.1" }];
      const error = await t.throwsAsync(bench.up(async () => void sleeper(bench, { ports })));
      t.regex(error.message, /address already in use|port is already allocated/);
      if (upstream) return;
      t.true(error.message.includes(`container "${bench.name("sleeper")}"`));
      await t.throwsAsync(inspect(bench, "sleeper"), { message: /no such container/i });
    } finally {
      server.close();
    }
  });
});

test.serial("a name in use fails with the engine's words", async (t) => {
  await withWorkbench(t, async (bench) => {
    await bench.docker.createContainer({ name: bench.name("sleeper"), Image: bench.image.id, Cmd: ["true"] });
    const error = await t.throwsAsync(bench.up(async () => void sleeper(bench)));
    t.true(error.message.includes(`The container name "/${bench.name("sleeper")}" is already in use`));
  });
});
