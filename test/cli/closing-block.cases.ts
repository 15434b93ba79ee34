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

async function textOf(
  values: Readonly<Record<string, unknown>>,
  { k6, exporters = {}, absent = {} }: Machine = {},
): Promise<string> {
  const settings = parseSettings({ project: "p", stack: "dev", values, systems: knownSystems });
  return closingBlock({ settings, exporters, images: { ...images, absent }, stack: "dev", k6 });
}

interface Machine {
  readonly k6?: string | undefined;
  readonly exporters?: Bundle["exporters"];
  readonly absent?: Readonly<Record<string, string>>;
}

/** The lines that name something, by that name. */
async function linesOf(
  values: Readonly<Record<string, unknown>>,
  k6?: string,
  exporters: Bundle["exporters"] = {},
): Promise<Record<string, string>> {
  const text = await textOf(values, { k6, exporters });
  const lines = text.split("\n").flatMap((line) => {
    const [, name, what] = /^ {2,4}(\w+(?: \w+)?) {2,}(.+)$/.exec(line) ?? [];
    return name === undefined || what === undefined ? [] : [[name, what] as const];
  });
  return Object.fromEntries(lines);
}

const demo = { systems: ["stack", "chat4all"], demo: ["chat4all"], ports: { chat4all: 18080 } };

test("the preview in Grafana's place: where it is, why, and what it lacks", async (t) => {
  const text = await textOf({ ports: { grafana: 13000 } }, { absent: { grafana: "no such host" } });
  t.regex(text, /^ {2}Dashboards {4}http:\/\/127\.0\.0\.1:13000 \(preview\)$/m);
  t.regex(
    text,
    /Grafana is left out: no such host\.\n {2}The preview is in its place: .*no editing, no Explore, no alerting/,
  );
});

test("the preview because it was asked for", async (t) => {
  const text = await textOf({ dashboards: { viewer: "preview" } }, { absent: { grafana: "stale" } });
  t.regex(text, /^ {2}Dashboards {4}http:\/\/127\.0\.0\.1:3000 \(preview\)$/m);
  t.regex(text, /The preview is no Grafana: /);
  t.false(text.includes("left out"));
});

test("neither: why, and that the dashboards are checked", async (t) => {
  const text = await textOf({}, { absent: { grafana: "no such host", preview: "no Go" } });
  t.regex(text, /Grafana is left out: no such host\. So is the preview: no Go\.\n {2}The dashboards are generated/);
  t.notRegex(text, /^ {2}Dashboards/m);
});

test("nothing is said where nothing was wanted", async (t) => {
  const text = await textOf({ dashboards: { viewer: "none" } }, { absent: { grafana: "no such host" } });
  t.notRegex(text, /Grafana|preview|Dashboards/);
});

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
