import { createServer } from "node:net";
import test, { type ExecutionContext } from "ava";
import type Docker from "dockerode";
import { busyPortFindings } from "../../stack/busy-ports.ts";

const wanted = { project: "p", stack: "s", bindAddress: "127.0.0.1" };

test("a port of another stack's container is named with that container", async (t) => {
  const docker = engine([{ name: "/other-dev-inbox", label: "other/dev", port: 9095 }]);
  const [finding, ...others] = await busyPortFindings(docker, { ...wanted, ports: { inbox: 9095 } });
  t.deepEqual(others, []);
  t.is(finding?.path, "sightline:ports.inbox");
  t.regex(finding?.message ?? "", /9095 is in use by the container other-dev-inbox/);
});

test("a port that this stack itself holds is free for it", async (t) => {
  const docker = engine([{ name: "/p-s-inbox", label: "p/s", port: 9095 }]);
  t.deepEqual(await busyPortFindings(docker, { ...wanted, ports: { inbox: 9095 } }), []);
});

test("a program that listens on this machine is noticed", async (t) => {
  const port = await listen(t);
  const findings = await busyPortFindings(engine([]), { ...wanted, ports: { prometheus: port } });
  t.regex(findings[0]?.message ?? "", /another program on this machine/);
});

test("a program on this machine does not matter to a remote engine", async (t) => {
  const port = await listen(t);
  t.deepEqual(await busyPortFindings(engine([], "engine.example.org"), { ...wanted, ports: { prometheus: port } }), []);
});

/** An engine that has these containers; only the list is asked for. */
function engine(containers: { name: string; label: string; port: number }[], host?: string): Docker {
  const list = containers.map(({ name, label, port }) => ({
    Names: [name],
    Labels: { "sightline.stack": label },
    Ports: [{ PublicPort: port }],
  }));
  return { modem: { host }, listContainers: async () => list } as unknown as Docker;
}

async function listen(t: ExecutionContext): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  t.teardown(() => server.close());
  return (server.address() as { port: number }).port;
}
