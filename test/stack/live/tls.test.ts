import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import type { Certificate } from "../../exporters/support/certificates.ts";
import { selfSigned, signed } from "../support/certificates.ts";
import { askHttps } from "./support/ask-https.ts";
import { type StackProject, stackProject } from "./support/stack-project.ts";
import { until } from "./support/until.ts";

const host = "stack.internal";
/** With an exporter, which says that it reaches no broker. */
const watching = (broker: string) => ({ systems: ["stack", "chat4all"], addresses: { chat4all: { kafka: [broker] } } });
const fast = {
  scrapeInterval: "2s",
  evaluationInterval: "2s",
  ...watching("one.invalid:9092"),
  dashboards: { viewer: "preview" },
};
const tls = { certFile: "tls/cert.pem", keyFile: "tls/key.pem", serverName: host };
const pages = {
  prometheus: "/api/v1/query?query=up",
  alertmanager: "/api/v2/status",
  inbox: "/api/v1/notifications",
  grafana: "/api/prometheus/api/v1/query?query=up",
};
const parts = [
  "prometheus",
  "alertmanager",
  "inbox",
  "preview",
  "node-exporter",
  "kafka-lag",
  "containers",
  "socket-proxy",
];
type Page = keyof typeof pages;

const folder = mkdtempSync(join(tmpdir(), "sightline-certificates-"));
let stack: StackProject;
let inForce: Certificate;

test.before("up, without TLS", async () => {
  stack = await stackProject({ stack: "dev" });
  await stack.configure(fast);
  const { code, text } = await stack.sightline("up");
  if (code !== 0) throw new Error(text);
});
test.after.always("down", async () => {
  await stack.remove();
  rmSync(folder, { recursive: true, force: true });
});

test.serial("files that are missing or do not fit are told with everything else, and nothing is changed", async (t) => {
  const before = await started();
  await put(selfSigned(folder, "other", "other.internal"));
  await stack.configure({ ...fast, evaluationInterval: "5x", tls: { ...tls, keyFile: "tls/no.pem" } });
  const { code, text } = await stack.sightline("up");
  t.is(code, 1, text);
  t.regex(text, /sightline:evaluationInterval: got "5x"/);
  t.regex(text, /sightline:tls\.keyFile: "tls\/no\.pem" cannot be read: there is no such file/);
  t.regex(text, /sightline:tls\.serverName: "stack\.internal" is no host name .*; allowed: other\.internal\./);
  t.deepEqual(await started(), before);
});

test.serial("plain pulumi says the same", async (t) => {
  const config = Object.entries(tls).flatMap(([key, value]) => ["--config", `sightline:tls.${key}=${value}`]);
  const { code, text } = await stack.pulumi("preview", "--config-path", ...config);
  t.not(code, 0);
  t.regex(text, /sightline:tls\.serverName: "stack\.internal" is no host name/);
  t.notRegex(text, /at .*\.ts:\d+/, "no stack trace: the fault is in the settings");
});

test.serial("TLS is turned on in a running stack, with a self-signed certificate", async (t) => {
  await put(selfSigned(folder, "first", host));
  await stack.configure({ ...fast, tls });
  const text = await up(t);
  t.regex(text, new RegExp(`Inbox +https://127\\.0\\.0\\.1:${stack.ports.inbox}`));
  await servesTheCertificateInForce(t);
});

test.serial("without TLS nobody answers any more", async (t) => {
  const password = await stack.password();
  for (const part of Object.keys(pages) as Page[]) {
    const answer = await stack.get(part, pages[part], password).catch(() => undefined);
    t.true(answer === undefined || answer.status === 400, `${part}: ${answer?.status}`);
  }
});

test.serial("every target is up and Watchdog is delivered, all over TLS", async (t) => {
  await everybodyReachesEverybody(t);
});

test.serial("up again changes nothing", async (t) => {
  t.regex(await up(t), /pulumi up +no changes/);
});

test.serial("a renewed certificate, now of a private authority, is taken without a restart", async (t) => {
  const before = await started();
  await put(signed(folder, "second", host));
  t.regex(await up(t), /pulumi up +1 updated/);
  t.deepEqual(await started(), before);
  await servesTheCertificateInForce(t);
  await everybodyReachesEverybody(t);
});

test.serial("a change of the configuration is applied over TLS without a restart", async (t) => {
  const before = await started();
  await stack.configure({ ...fast, ...watching("two.invalid:9092"), tls, retention: { time: "41d" } });
  await up(t);
  t.deepEqual(await started(), before);
  const { body } = await ask("prometheus", "/api/v1/status/config", await stack.password());
  t.regex(body, /time: 41d/);
});

test.serial("every container is healthy by its own check", async (t) => {
  for (const part of parts) t.is(await health(part), "healthy", part);
});

test.serial("TLS is turned off again", async (t) => {
  await stack.configure(fast);
  await up(t);
  t.is((await stack.get("prometheus", pages.prometheus, await stack.password())).status, 200);
});

/** Puts a pair where the settings look for it. */
async function put(pair: Certificate): Promise<void> {
  inForce = pair;
  await stack.write(tls.certFile, readFileSync(pair.cert, "utf8"));
  await stack.write(tls.keyFile, readFileSync(pair.key, "utf8"));
}

async function up(t: ExecutionContext): Promise<string> {
  const { code, text } = await stack.sightline("up");
  t.is(code, 0, text);
  return text;
}

function ask(part: Page, path: string, password?: string) {
  return askHttps({
    url: `https://127.0.0.1:${stack.ports[part]}${path}`,
    ca: readFileSync(inForce.cert),
    serverName: host,
    ...(password === undefined ? {} : { password }),
  });
}

async function servesTheCertificateInForce(t: ExecutionContext): Promise<void> {
  const { fingerprint256 } = new X509Certificate(readFileSync(inForce.cert));
  for (const part of Object.keys(pages) as Page[]) {
    const answer = await ask(part, pages[part], await stack.password());
    t.is(answer.fingerprint, fingerprint256, part);
    t.is(answer.status, 200, part);
    t.is((await ask(part, pages[part])).status, 401, part);
  }
}

/** Scrapes and notifications that began after this moment. */
async function everybodyReachesEverybody(t: ExecutionContext): Promise<void> {
  const from = new Date();
  const password = await stack.password();
  await until(t, "every target is up by a scrape of after this moment", async () => {
    const { body } = await ask("prometheus", "/api/v1/targets?state=active", password);
    const targets = JSON.parse(body).data.activeTargets as { scrapeUrl: string; health: string; lastScrape: string }[];
    const reached = targets.filter(({ health, lastScrape }) => health === "up" && new Date(lastScrape) > from);
    return targets.length >= parts.length && targets.every(({ scrapeUrl }) => scrapeUrl.startsWith("https:"))
      ? reached.length === targets.length
      : false;
  });
  await until(t, "Watchdog is delivered after this moment", async () => {
    const query = `alertname=Watchdog&since=${from.toISOString()}`;
    const { body } = await ask("inbox", `/api/v1/notifications?${query}`, password);
    return JSON.parse(body).notifications.length > 0;
  });
}

async function started(): Promise<Record<string, string>> {
  const states = parts.map(async (part) => [part, (await stack.inspect(part)).State.StartedAt] as const);
  return Object.fromEntries(await Promise.all(states));
}

async function health(part: string): Promise<string | undefined> {
  return (await stack.inspect(part)).State.Health?.Status;
}
