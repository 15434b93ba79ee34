import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import test, { type ExecutionContext } from "ava";
import { containerKind } from "../../../toolchain/docker-plugin/container/index.ts";
import { connect, parseSettings } from "../../../toolchain/docker-plugin/engine/index.ts";
import { volumeKind } from "../../../toolchain/docker-plugin/plain/index.ts";
import type { Context } from "../../../toolchain/docker-plugin/resource-kind.ts";

interface Call {
  readonly line: string;
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
}

type Answers = Readonly<Record<string, readonly [status: number, body: unknown]>>;

// An engine that gives each path one answer, and keeps what it was asked.
async function withEngine(answers: Answers, run: (context: Context, calls: Call[]) => Promise<void>): Promise<void> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const line = `${request.method} ${request.url}`;
    calls.push({ line, body: await text(request), headers: request.headers });
    const [status, body] = answers[line.split("?")[0] ?? ""] ?? [404, { message: `no ${line}` }];
    response.writeHead(status, { "Content-Type": "application/json" }).end(`${JSON.stringify(body)}\n`);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const registryAuth = [{ address: "registry.example", username: "me", password: "mine" }];
  const docker = connect(parseSettings({ host: `tcp://127.0.0.1:${port}` }));
  try {
    await run({ docker, registryAuth, warn: () => undefined, signal: new AbortController().signal }, calls);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const refused = async (t: ExecutionContext, promise: Promise<unknown>, message: string) =>
  t.is((await t.throwsAsync(promise))?.message, message);

test("a container's environment goes into the body, never into the URL", async (t) => {
  const answers: Answers = {
    "GET /images/web:1/json": [200, { Id: "sha256:1" }],
    "POST /containers/create": [409, { message: "name in use" }],
  };
  await withEngine(answers, async (context, calls) => {
    const inputs = { name: "web", image: "web:1", platform: "linux/amd64", envs: ["TOKEN=hunter2"] };
    await refused(t, containerKind.create(inputs, context), 'container "web": name in use');
    t.is(calls.at(-1)?.line, "POST /containers/create?name=web&platform=linux%2Famd64");
    t.deepEqual(JSON.parse(calls.at(-1)?.body ?? "").Env, ["TOKEN=hunter2"]);
  });
});

test("nor do a volume's options", async (t) => {
  const answers: Answers = { "POST /volumes/create": [500, { message: "no such driver" }] };
  await withEngine(answers, async (context, calls) => {
    const inputs = { name: "data", driver: "nfs", driverOpts: { password: "hunter2" } };
    await refused(t, volumeKind.create(inputs, context), 'volume "data": no such driver');
    t.false(calls.at(-1)?.line.includes("hunter2"));
    t.true(calls.at(-1)?.body.includes("hunter2"));
  });
});

test("an image is pulled with its registry's credentials; what the registry says is passed on", async (t) => {
  const answers: Answers = { "POST /images/create": [200, { error: "manifest unknown" }] };
  await withEngine(answers, async (context, calls) => {
    const image = "registry.example/team/web:1";
    const fault = `container "web": image "${image}" is not on the engine and cannot be pulled: manifest unknown`;
    await refused(t, containerKind.create({ name: "web", image }, context), fault);
    t.is(calls.at(-1)?.line, "POST /images/create?fromImage=registry.example%2Fteam%2Fweb&tag=1");
    const auth = Buffer.from(String(calls.at(-1)?.headers["x-registry-auth"]), "base64url").toString();
    t.deepEqual(JSON.parse(auth), { username: "me", password: "mine", serveraddress: "registry.example" });
  });
});

test("an image given by its id is not pulled", async (t) => {
  await withEngine({}, async (context, calls) => {
    const inputs = { name: "web", image: "sha256:12" };
    await refused(
      t,
      containerKind.create(inputs, context),
      'container "web": image "sha256:12" is not on the engine, and an id cannot be pulled',
    );
    t.is(calls.length, 1);
  });
});

test("a container whose network is missing is taken away again", async (t) => {
  const answers: Answers = {
    "GET /images/web:1/json": [200, { Id: "sha256:1" }],
    "POST /containers/create": [201, { Id: "4f" }],
    "POST /networks/bridge/disconnect": [200, {}],
    "POST /networks/private/connect": [404, { message: "network private not found" }],
    "DELETE /containers/4f": [204, {}],
  };
  await withEngine(answers, async (context, calls) => {
    const inputs = { name: "web", image: "web:1", networksAdvanced: [{ name: "private", aliases: ["web"] }] };
    const fault = 'container "web": connecting to network "private": network private not found';
    await refused(t, containerKind.create(inputs, context), fault);
    t.regex(calls.at(-1)?.line ?? "", /^DELETE \/containers\/4f\?force=true&v=true/);
  });
});

test("the time to stop is destroyGraceSeconds, and none when not given", async (t) => {
  const answers: Answers = { "POST /containers/4f/stop": [304, {}], "DELETE /containers/4f": [204, {}] };
  await withEngine(answers, async (context, calls) => {
    await containerKind.remove("4f", { name: "web", destroyGraceSeconds: 300 }, context);
    await containerKind.remove("4f", { name: "web", removeVolumes: false }, context);
    const lines = calls.map(({ line }) => line);
    t.deepEqual(lines, [
      "POST /containers/4f/stop?t=300",
      "DELETE /containers/4f?force=true&v=true",
      "POST /containers/4f/stop?t=0",
      "DELETE /containers/4f?force=true&v=false",
    ]);
  });
});

test("what is gone already counts as removed, and reads as gone", async (t) => {
  await withEngine({}, async (context) => {
    await t.notThrowsAsync(containerKind.remove("4f", { name: "web" }, context));
    await t.notThrowsAsync(volumeKind.remove("data", {}, context));
    t.is(await containerKind.read("4f", { name: "web" }, context), undefined);
  });
});

test("an engine in trouble is not taken for a missing container", async (t) => {
  const answers: Answers = { "GET /containers/4f/json": [500, { message: "disk full" }] };
  await withEngine(answers, async (context) => {
    await refused(
      t,
      containerKind.read("4f", { name: "web" }, context) as Promise<unknown>,
      'container "web": disk full',
    );
  });
});
