import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { type AgentEvent, requestSchema } from "../../../stack/agent/request.ts";
import { runRequest } from "../../../stack/agent/run-request.ts";

const [one, two, three] = ["1111111111111111", "2222222222222222", "3333333333333333"] as const;

test("the first release is put in force", async (t) => {
  const root = await volume(t, { [one]: { "a.yml": "1" } });
  const { ok, events } = await run({ switch: [{ root, digest: one }] });
  t.true(ok);
  t.deepEqual(events, [{ event: "switched", previous: [null] }]);
  t.is(await readlink(join(root, "current")), `releases/${one}`);
});

test("older releases are pruned, the one before is kept", async (t) => {
  const root = await volume(t, { [one]: {} });
  await run({ switch: [{ root, digest: one }] });
  await write(root, { [two]: {} });
  await run({ switch: [{ root, digest: two }] });
  await write(root, { [three]: {} });
  await run({ switch: [{ root, digest: three }] });
  t.deepEqual(await releases(root), [two, three]);
});

test("a release that is not there is never linked", async (t) => {
  const root = await volume(t, { [one]: {} });
  await run({ switch: [{ root, digest: one }] });
  const { ok, events } = await run({ switch: [{ root, digest: two }] });
  t.false(ok);
  t.is(events.at(-1)?.event, "failed");
  t.is(await readlink(join(root, "current")), `releases/${one}`);
});

test("when one of several volumes fails, those already switched go back", async (t) => {
  const first = await volume(t, { [one]: {} });
  const second = await volume(t, { [one]: {} });
  await run({ switch: [first, second].map((root) => ({ root, digest: one })) });
  await write(first, { [two]: {} });
  const { ok } = await run({ switch: [first, second].map((root) => ({ root, digest: two })) });
  t.false(ok);
  t.is(await readlink(join(first, "current")), `releases/${one}`);
  t.is(await readlink(join(second, "current")), `releases/${one}`);
});

test("a service that does not name the release gets the one before back", async (t) => {
  const root = await volume(t, { [one]: { password: "p" } });
  await run({ switch: [{ root, digest: one }] });
  await write(root, { [two]: { password: "p" } });
  const url = await service(t, () => `releases/${one}/`);
  const { ok, events } = await run({
    switch: [{ root, digest: two }],
    service: serviceAt(url, root, `releases/${two}/`, 0.3),
  });
  t.false(ok);
  t.deepEqual(
    events.map(({ event }) => event),
    ["switched", "reverted", "failed"],
  );
  t.regex(JSON.stringify(events.at(-1)), /after 0\.3 s: what is in force does not name releases\/2222/);
  t.is(await readlink(join(root, "current")), `releases/${one}`);
});

test("a service may take as long to reload as it is given, and no longer", async (t) => {
  const root = await volume(t, { [one]: { password: "p" } });
  const url = await service(t, () => `releases/${one}/`, "never");
  const request = { switch: [{ root, digest: one }], service: serviceAt(url, root, `releases/${one}/`, 0.2) };
  const { ok, events } = await run(request);
  t.false(ok);
  t.regex(JSON.stringify(events.at(-1)), /no answer within 0\.2 s/);
});

test("a first release that does not take leaves nothing in force", async (t) => {
  const root = await volume(t, { [one]: { password: "p" } });
  const url = await service(t, () => "something else");
  const { ok } = await run({ switch: [{ root, digest: one }], service: serviceAt(url, root, `releases/${one}/`, 0.2) });
  t.false(ok);
  t.false((await readdir(root)).includes("current"));
});

test("a service that takes a moment is waited for, with the password of the release in force", async (t) => {
  const root = await volume(t, { [one]: { password: "old" } });
  await run({ switch: [{ root, digest: one }] });
  await write(root, { [two]: { password: "new\n" } });
  let asks = 0;
  const url = await service(t, (authorization) => {
    asks++;
    const right = authorization === `Basic ${Buffer.from("sightline:new").toString("base64")}`;
    return right && asks > 2 ? `releases/${two}/` : "not yet";
  });
  const { ok, events } = await run({
    switch: [{ root, digest: two }],
    service: serviceAt(url, root, `releases/${two}/`, 10),
  });
  t.true(ok);
  t.is(events.at(-1)?.event, "applied");
});

test("live files follow the release in place; files that left are removed, and folders left empty", async (t) => {
  const files = { "dashboards/Stack/a.json": "a1", "dashboards/Stack/b.json": "b1", "dashboards/Gone/EU/c.json": "c1" };
  const root = await volume(t, { [one]: files });
  await run({ switch: [{ root, digest: one, mirror: "dashboards" }] });
  await write(root, { [two]: { "dashboards/Stack/a.json": "a2", "dashboards/Chat 4 All/c.json": "c2" } });
  await run({ switch: [{ root, digest: two, mirror: "dashboards" }] });
  t.is(await readFile(join(root, "live/dashboards/Stack/a.json"), "utf8"), "a2");
  t.deepEqual((await readdir(join(root, "live/dashboards"), { recursive: true })).sort(), [
    "Chat 4 All",
    "Chat 4 All/c.json",
    "Stack",
    "Stack/a.json",
  ]);
});

test("a release without dashboards leaves none, and a file is never away while it changes", async (t) => {
  const root = await volume(t, { [one]: { "dashboards/Stack/a.json": "a1" } });
  await run({ switch: [{ root, digest: one, mirror: "dashboards" }] });
  const before = await stat(join(root, "live/dashboards/Stack/a.json"));
  await write(root, { [two]: { "dashboards/Stack/a.json": "a2" } });
  await run({ switch: [{ root, digest: two, mirror: "dashboards" }] });
  t.not((await stat(join(root, "live/dashboards/Stack/a.json"))).ino, before.ino, "another file took its name");
  await write(root, { [three]: { "other.txt": "x" } });
  t.true((await run({ switch: [{ root, digest: three, mirror: "dashboards" }] })).ok);
  t.deepEqual(await readdir(join(root, "live/dashboards")), []);
});

test("a request with an unknown part is refused", (t) => {
  t.throws(() => requestSchema.parse({ swtich: [] }), { message: /Unrecognized key/ });
  t.throws(() => requestSchema.parse({ switch: [{ root: "/x", digest: "../../etc" }] }));
});

async function run(request: object): Promise<{ ok: boolean; events: AgentEvent[] }> {
  const events: AgentEvent[] = [];
  const ok = await runRequest(requestSchema.parse(request), (event) => events.push(event));
  return { ok, events };
}

function serviceAt(url: string, root: string, contains: string, timeoutSeconds: number) {
  const [reloadUrl, statusUrl] = [`${url}-/reload`, `${url}status`];
  return {
    reloadUrl,
    statusUrl,
    user: "sightline",
    passwordFile: join(root, "current/password"),
    contains,
    timeoutSeconds,
  };
}

async function volume(t: ExecutionContext, content: Record<string, Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "sightline-volume-"));
  t.teardown(() => rm(root, { recursive: true, force: true }));
  await write(root, content);
  return root;
}

async function write(root: string, content: Record<string, Record<string, string>>): Promise<void> {
  for (const [digest, files] of Object.entries(content)) {
    await mkdir(join(root, "releases", digest), { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(root, "releases", digest, path, ".."), { recursive: true });
      await writeFile(join(root, "releases", digest, path), text);
    }
  }
}

async function releases(root: string): Promise<string[]> {
  return (await readdir(join(root, "releases"))).sort();
}

async function service(
  t: ExecutionContext,
  answer: (authorization: string | undefined) => string,
  reloads: "at once" | "never" = "at once",
): Promise<string> {
  const server = createServer((request, response) => {
    if (reloads === "never" && request.method === "POST") return;
    response.end(answer(request.headers.authorization));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
