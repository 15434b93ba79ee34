import { existsSync } from "node:fs";
import test from "ava";
import type { Bundle } from "../../bundle/index.ts";
import { closingBlock } from "../../cli/closing-block.ts";
import { parseSettings } from "../../settings/index.ts";
import { knownSystems } from "../../systems/index.ts";

const image = { name: "n", id: `sha256:${"0".repeat(64)}`, repoDigest: null, source: "built", version: "1" } as const;
const images = {
  absent: {},
  images: { prometheus: { ...image, webPages: true }, alertmanager: { ...image, webPages: false } },
};

/** The lines that name something, by that name. */
async function linesOf(
  values: Readonly<Record<string, unknown>>,
  k6?: string,
  exporters: Bundle["exporters"] = {},
): Promise<Record<string, string>> {
  const settings = parseSettings({ project: "p", stack: "dev", values, systems: knownSystems });
  const text = await closingBlock({ settings, exporters, images, stack: "dev", k6 });
  const lines = text.split("\n").flatMap((line) => {
    const [, name, what] = /^ {2,4}(\w+(?: \w+)?) {2,}(.+)$/.exec(line) ?? [];
    return name === undefined || what === undefined ? [] : [[name, what] as const];
  });
  return Object.fromEntries(lines);
}

const demo = { systems: ["stack", "chat4all"], demo: ["chat4all"], ports: { chat4all: 18080 } };

test("a stack alone", async (t) => {
  t.deepEqual(await linesOf({}), {
    Prometheus: "http://127.0.0.1:9090",
    Inbox: "http://127.0.0.1:9095",
    Passwords: "npm run passwords",
  });
});

test("beside a miniature: where messages go, what sends and what breaks them", async (t) => {
  const { Chat4All, Load, Faults } = await linesOf(demo, "/cache/k6/bin");
  t.is(Chat4All, "http://127.0.0.1:18080/v1/messages");
  t.regex(Load ?? "", /^\/cache\/k6\/bin\/k6 run -e TARGET=http:\/\/127\.0\.0\.1:18080 \S*baseline\.js$/);
  t.regex(Faults ?? "", /^docker exec p-dev-channel-api /);
});

test("without a k6 of ours, the one on the PATH", async (t) => {
  t.regex((await linesOf(demo)).Load ?? "", /^k6 run /);
});

test("the miniature is on loopback, and in clear, whatever the pages are", async (t) => {
  const tls = { certFile: "c", keyFile: "k", serverName: "s" };
  const { Inbox, Chat4All } = await linesOf({ ...demo, bindAddress: "0.0.0.0", tls });
  t.is(Inbox, "https://localhost:9095");
  t.is(Chat4All, "http://127.0.0.1:18080/v1/messages");
});

const each = test.macro({
  exec: async (t, system: string, title: string, url: string, load: RegExp, faults: RegExp) => {
    const lines = await linesOf({ systems: ["stack", system], demo: [system] });
    t.is(lines[title], url);
    t.regex(lines.Load ?? "", load);
    t.true(existsSync(lines.Load?.split(" ").at(-1) ?? ""), lines.Load);
    t.regex(lines.Faults ?? "", faults);
  },
  title: (_, system) => `what is told of ${system}`,
});
const curl = (port: number) => new RegExp(`^curl http://127\\.0\\.0\\.1:${port}/admin/faults$`);
test(each, "hitl", "HITL API", "http://127.0.0.1:8003", /-e TARGET=http:\/\/127\.0\.0\.1:8003 /, curl(8003));
test(
  each,
  "governance-bridge",
  "Bridge",
  "http://127.0.0.1:8081 and grpc://127.0.0.1:50051",
  /-e TARGET=http:\/\/127\.0\.0\.1:8081 -e GRPC_TARGET=127\.0\.0\.1:50051 /,
  curl(8081),
);
test(each, "agents", "Agents", "http://127.0.0.1:8006", /-e TARGET=http:\/\/127\.0\.0\.1:8006 /, curl(8006));

test("where load tests leave their results, once somebody takes them", async (t) => {
  const files = { release: { digest: "0", files: {} }, secretNames: [] };
  t.is(
    (await linesOf({ ports: { loadTest: 1 } }, undefined, { loadTest: files }))["Load results"],
    "http://127.0.0.1:1",
  );
});
