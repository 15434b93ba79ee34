import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { fastify } from "fastify";
import { createFaultBoard, faultCatalog, type Service } from "../../../../examples/workloads/chat4all/faults/index.ts";
import { addFaultRoutes, faultsOf, isNear } from "../../../../examples/workloads/kit/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";

const services: readonly Service[] = ["api-service", "channel-api", "connector", "router-worker"];

test("every fault has a service, and its parameters' defaults are in their bounds", (t) => {
  for (const [name, fault] of Object.entries(faultCatalog)) {
    t.true(fault.services.length > 0, name);
    for (const service of fault.services) {
      t.notThrows(() => createFaultBoard(service, quiet).set(name, {}), `${service}: ${name}`);
    }
  }
  for (const service of services) t.true(faultsOf(faultCatalog, service).length > 0, service);
});

test("a fault is active with its parameters until it is cleared", (t) => {
  const board = createFaultBoard("router-worker");
  t.is(board.active("slow"), undefined);
  t.is(board.set("slow", { delayMs: 20 }).active?.remainingSeconds, 60);
  t.deepEqual(board.active("slow"), { delayMs: 20 });
  t.deepEqual(
    board.list().flatMap(({ name, active }) => (active === null ? [] : [name])),
    ["slow"],
  );
  t.is(board.clear("slow").active, null);
  t.is(board.active("slow"), undefined);
});

test("a fault ends by itself", async (t) => {
  const ended: string[] = [];
  const board = createFaultBoard("router-worker", {
    "leak-memory": (_, signal) => signal.addEventListener("abort", () => ended.push("leak")),
  });
  board.set("leak-memory", { durationSeconds: 1 });
  t.not(board.active("leak-memory"), undefined);
  while (ended.length === 0) await sleep(20);
  t.is(board.active("leak-memory"), undefined);
});

test("set again, its effect ends and starts anew", (t) => {
  const log: string[] = [];
  const board = createFaultBoard("connector", {
    "burn-cpu": ({ share }, signal) => {
      log.push(`start ${share}`);
      signal.addEventListener("abort", () => log.push(`end ${share}`));
    },
  });
  board.set("burn-cpu", { share: 0.1 });
  board.set("burn-cpu", { share: 0.2 });
  board.clearAll();
  t.deepEqual(log, ["start 0.1", "end 0.1", "start 0.2", "end 0.2"]);
});

const refused = test.macro((t, service: Service, name: string, given: unknown, expected: RegExp) => {
  const error = t.throws(() => createFaultBoard(service, quiet).set(name, given), { instanceOf: DefinitionError });
  t.regex(error?.findings.map(({ path, message }) => `${path} ${message}`).join("\n") ?? "", expected);
});
test("below its bounds", refused, "connector", "slow", { delayMs: 0 }, /slow.delayMs 0: must be a number from 1 to/);
test("above its bounds", refused, "connector", "leak-memory", { limitMegabytes: 513 }, /513: must be .* to 512/);
test("too long", refused, "connector", "slow", { durationSeconds: 3601 }, /durationSeconds 3601/);
test("no number", refused, "connector", "slow", { delayMs: "20" }, /"20": must be a number/);
test("no such choice", refused, "channel-api", "outage", { channel: "sms" }, /must be one of all, whatsapp, instagram/);
test("no such parameter", refused, "connector", "slow", { ms: 1 }, /slow.ms is no parameter; there are: delayMs/);
test("all at once", refused, "connector", "slow", { ms: 1, delayMs: 0 }, /slow.delayMs.*\nslow.ms/);
test("no object", refused, "connector", "slow", [1], /takes a JSON object/);
test("another service's", refused, "router-worker", "outage", {}, /outage is no fault of router-worker; there are: b/);
test("no fault", refused, "router-worker", "none", {}, /none is no fault/);

const requested = test.macro(
  async (t, method: "GET" | "PUT" | "DELETE", path: string, body: string | undefined, status: number, text: RegExp) => {
    const app = fastify();
    addFaultRoutes(app, createFaultBoard("router-worker", quiet));
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await app.inject({ method, url: path, ...(body === undefined ? {} : { headers, payload: body }) });
    t.is(answer.statusCode, status);
    t.regex(answer.body, text);
  },
);
const slow = "/admin/faults/slow";
test(
  "listed",
  requested,
  "GET",
  "/admin/faults",
  undefined,
  200,
  /"service":"router-worker","faults":\[\{"name":"burn/,
);
test("set as curl does", requested, "PUT", slow, '{"delayMs": 20}', 200, /"active":\{"parameters":\{"delayMs":20\}/);
test("set without a body", requested, "PUT", slow, undefined, 200, /"delayMs":500\}/);
test("no JSON", requested, "PUT", slow, "{", 400, /no JSON/);
test("refused with all reasons", requested, "PUT", slow, '{"delayMs": 0, "x": 1}', 400, /slow\.delayMs 0.*; slow\.x/);
test("cleared", requested, "DELETE", slow, undefined, 200, /"active":null/);
test("all cleared", requested, "DELETE", "/admin/faults", undefined, 200, /"service":"router-worker"/);
test("not there", requested, "PUT", "/admin/faults/none", "{}", 404, /none is no fault/);

test("strangers are turned away", async (t) => {
  const app = fastify();
  addFaultRoutes(app, createFaultBoard("router-worker", quiet));
  const answer = await app.inject({ url: "/admin/faults", remoteAddress: "203.0.113.9" });
  t.is(answer.statusCode, 403);
});

const nearness = test.macro((t, address: string | undefined, expected: boolean) => t.is(isNear(address), expected));
for (const address of ["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.0.9", "::1", "::ffff:127.0.0.1", "fd00::1"]) {
  test(`near: ${address}`, nearness, address, true);
}
for (const address of ["8.8.8.8", "172.32.0.1", "2001:db8::1", "::ffff:8.8.8.8", undefined]) {
  test(`far: ${address}`, nearness, address, false);
}

/** Nothing that would hurt the test. */
const quiet = {};
