import anyTest, { type TestFn } from "ava";
import { faultCatalog } from "../../../../examples/workloads/chat4all/faults/index.ts";
import { faultDuration, faultsOf } from "../../../../examples/workloads/kit/index.ts";
import * as chat4all from "../../../../metrics/chat4all.ts";
import * as http from "../../../../metrics/http.ts";
import * as jvm from "../../../../metrics/jvm.ts";
import type { Metric } from "../../../../metrics/kit/index.ts";
import { type ApiService, compileApiService } from "../support/api-service.ts";
import { complaints, micrometersNames } from "../support/promtool.ts";
import { exposition, fault, samples } from "../support/requests.ts";

const test = anyTest as TestFn<ApiService>;
const nobody = "127.0.0.1:9"; // the discard port: there is no Kafka

test.before(async (t) => {
  t.context = await compileApiService();
});
test.after.always(async (t) => t.context.remove());

const good = { channel: "whatsapp", to: "anna", text: "hello" };
const send = async (url: string, body: unknown) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(`${url}/v1/messages`, { method: "POST", body: text });
  return { status: answer.status, ...((await answer.json()) as { reason?: string; error?: string }) };
};

test("what is wrong with a message is told and counted, each with its reason", async (t) => {
  const { url } = await t.context.start(t, nobody);
  const cases: readonly (readonly [unknown, number, string])[] = [
    [{ ...good, text: " \n" }, 422, "empty_text"],
    [{ ...good, text: "é".repeat(4097) }, 422, "too_long"],
    [{ ...good, channel: "sms" }, 422, "unknown_channel"],
    ["{", 400, "malformed"],
    ["", 400, "malformed"],
    ["[]", 400, "malformed"],
    [`${JSON.stringify(good)} more`, 400, "malformed"],
    [{ ...good, to: 7 }, 400, "malformed"],
    [{ ...good, id: "with a space" }, 400, "malformed"],
    [{ ...good, text: "x".repeat(40_000) }, 413, "payload_too_large"],
    [{ ...good, text: "é".repeat(4096) }, 503, "dependency_down"],
    [good, 503, "dependency_down"],
  ];
  for (const [body, status, reason] of cases) {
    const answer = await send(url, body);
    t.is(answer.status, status, reason);
    t.is(answer.reason, reason);
    t.truthy(answer.error);
  }
  await fault(url, "reject-all");
  t.is((await send(url, good)).reason, "reject_all");
  await fault(url, "reject-all", null);

  const counted = await samples(url);
  const rejected = (reason: string) => counted.get(`messages_rejected_total{reason="${reason}"}`);
  t.is(rejected("malformed"), 6);
  t.is(rejected("dependency_down"), 2);
  for (const reason of ["empty_text", "too_long", "unknown_channel", "payload_too_large", "reject_all"]) {
    t.is(rejected(reason), 1, reason);
  }
  t.is(rejected("overloaded"), 0);
  t.is(counted.get("messages_accepted_total"), 0);
  t.is(counted.get('http_requests_total{method="POST",route="/v1/messages",status="422"}'), 4);
});

test("without Kafka it is up and says that it cannot do its work", async (t) => {
  const { url, end } = await t.context.start(t, nobody);
  const health = await fetch(`${url}/actuator/health`);
  t.is(health.status, 503);
  t.deepEqual(await health.json(), { components: { kafka: { status: "DOWN" } }, status: "DOWN" });
  t.deepEqual(await end("SIGTERM"), { code: 143, signal: null }, "Java's way to say: stopped when told to");
});

test("files are kept, the oldest go when the folder is full, and what is no file is refused", async (t) => {
  const { url } = await t.context.start(t, nobody, ["--files.max-bytes=1000000"]);
  const upload = async (bytes: number) => {
    const answer = await fetch(`${url}/v1/files`, { method: "POST", body: new Uint8Array(bytes) });
    return { status: answer.status, ...((await answer.json()) as { size?: number; error?: string }) };
  };
  for (let n = 0; n < 5; n++) t.like(await upload(400_000), { status: 201, size: 400_000 });
  t.like(await upload(0), { status: 400, error: "the file is empty" });
  t.like(await upload(2 * 1024 ** 2 + 1), { status: 413 });
  t.is((await samples(url)).get("files_uploaded_total"), 5);
});

test("its faults are those of the catalog", async (t) => {
  const { url } = await t.context.start(t, nobody);
  const listed = (await (await fetch(`${url}/admin/faults`)).json()) as { service: string; faults: object[] };
  t.is(listed.service, "api-service");
  t.deepEqual(
    listed.faults,
    faultsOf(faultCatalog, "api-service").map((name) => {
      const { description, parameters } = faultCatalog[name];
      return { name, description, parameters: { ...parameters, durationSeconds: faultDuration }, active: null };
    }),
  );
  const put = (name: string, body: string) => fetch(`${url}/admin/faults/${name}`, { method: "PUT", body });
  for (const [name, body, status, words] of [
    [
      "slow",
      '{"delayMs": 0, "ms": 1}',
      400,
      /slow.ms is no parameter.*slow.delayMs 0: must be a number from 1 to 30000/,
    ],
    ["slow", "[]", 400, /takes a JSON object/],
    ["outage", "{}", 404, /outage is no fault of api-service; there are: burn-cpu, crash/],
    ["slow", '{"delayMs": 20}', 200, /"active":\{.*"delayMs":20/],
  ] as const) {
    const answer = await put(name, body);
    t.is(answer.status, status, body);
    t.regex(await answer.text(), words);
  }
});

test("each fault does what it says", async (t) => {
  const service = await t.context.start(t, nobody);
  const { url } = service;
  await fault(url, "slow", { delayMs: 300 });
  const start = performance.now();
  await send(url, good);
  t.true(performance.now() - start >= 300);
  await fault(url, "slow", null);

  await fault(url, "errors", { share: 1 });
  t.is((await send(url, good)).status, 500);
  t.is((await fetch(`${url}/actuator/prometheus`)).status, 200, "only clients see them");
  await fault(url, "errors", null);

  const heap = async () =>
    [...(await samples(url))].reduce(
      (sum, [key, n]) => (key.startsWith('jvm_memory_used_bytes{area="heap"') ? sum + n : sum),
      0,
    );
  const before = await heap();
  await fault(url, "leak-memory", { limitMegabytes: 60, megabytesPerSecond: 60 });
  while ((await heap()) < before + 50e6) await new Promise((resolve) => setTimeout(resolve, 100));

  await fault(url, "burn-cpu", { threads: 1, share: 0.5 });
  while (((await samples(url)).get("process_cpu_usage") ?? 0) < 0.1)
    await new Promise((resolve) => setTimeout(resolve, 500));
  await fault(url, "burn-cpu", null);

  await fault(url, "crash");
  t.deepEqual(await service.ended, { code: 70, signal: null });
});

test("overloaded, it turns clients away with a reason and still answers who runs it", async (t) => {
  const { url } = await t.context.start(t, nobody);
  await fault(url, "slow", { delayMs: 3000 });
  const answers = await Promise.all(Array.from({ length: 120 }, () => send(url, good)));
  const turnedAway = answers.filter(({ error }) => error === "too many requests are under way");
  t.is(turnedAway.length, 20);
  t.is((await samples(url)).get('messages_rejected_total{reason="overloaded"}'), 20);
});

test("its metrics are those that are defined, with their types, texts, labels and bounds", async (t) => {
  const { url } = await t.context.start(t, nobody);
  await send(url, good);
  const text = await exposition(url);
  const own = [
    chat4all.messagesAccepted,
    chat4all.messagesRejected,
    chat4all.filesUploaded,
    http.requests,
    http.requestDuration,
  ];
  for (const { definition } of own satisfies readonly Metric[] as readonly Metric[]) {
    const { name, type, help, labels, buckets } = definition;
    t.true(text.includes(`# TYPE ${name} ${type}\n`), `${name}: ${type}`);
    t.true(text.includes(`# HELP ${name} ${help}\n`), `${name}: ${help}`);
    const [line = ""] = text.split("\n").filter((candidate) => new RegExp(`^${name}(_count)?[{ ]`).test(candidate));
    t.deepEqual(
      [...line.matchAll(/(\w+)="/g)].map(([, label]) => label),
      [...labels].sort(),
      name,
    );
    const bounds = [...text.matchAll(new RegExp(`^${name}_bucket\\{.*le="([^"]+)"`, "gm"))].map(([, le]) => le);
    if (buckets !== undefined) t.deepEqual(bounds.slice(0, -1).map(Number), [...buckets], name);
  }
  // Pauses have series from the first collection on.
  const late = new Set<Metric>([jvm.gcPause, jvm.gcPauseMax]);
  for (const metric of Object.values(jvm) as readonly Metric[]) {
    const { name, type } = metric.definition;
    if (!late.has(metric)) t.true(text.includes(`# TYPE ${name} ${type}\n`), `${name}: ${type}`);
  }
  t.deepEqual(await complaints(url, micrometersNames), []);
});
