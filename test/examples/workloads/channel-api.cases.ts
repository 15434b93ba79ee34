import test from "ava";
import { fastify } from "fastify";
import { latency } from "../../../examples/workloads/chat4all/channel-api/latency.ts";
import { createLedger } from "../../../examples/workloads/chat4all/channel-api/ledger.ts";
import { addChannelRoutes } from "../../../examples/workloads/chat4all/channel-api/routes.ts";
import { createFaultBoard } from "../../../examples/workloads/chat4all/faults/index.ts";

test("latencies have the median and the 99th percentile that were asked for", (t) => {
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const draw = latency(20, 120, random);
  const drawn = Array.from({ length: 20_000 }, draw).sort((a, b) => a - b);
  const at = (q: number) => drawn[Math.floor(drawn.length * q)] ?? 0;
  t.true(Math.abs(at(0.5) - 20) < 1, `median ${at(0.5)}`);
  t.true(Math.abs(at(0.99) - 120) < 10, `99th percentile ${at(0.99)}`);
});

test("a ledger takes an id once and keeps the newest", (t) => {
  const ledger = createLedger(3);
  for (const id of ["a", "b", "c", "d"]) t.true(ledger.take({ id, to: "anna" }));
  t.false(ledger.take({ id: "d", to: "anna" }));
  t.deepEqual(ledger.read(3, 10), { taken: 4, repeated: 1, messages: [{ id: "d", to: "anna" }] });
  t.deepEqual(
    ledger.read(0, 2).messages.map(({ id }) => id),
    ["b", "c"],
  );
});

function startApi() {
  const app = fastify();
  const faults = createFaultBoard("channel-api");
  addChannelRoutes(app, { faults, latencyMs: () => 0, errorShare: 0 });
  const send = (channel: string, body: object) =>
    app.inject({ method: "POST", url: `/v1/${channel}/messages`, payload: body });
  return { app, faults, send };
}

test("messages are taken and told", async (t) => {
  const { app, send } = startApi();
  t.is((await send("whatsapp", { id: "1", to: "anna", text: "hi" })).json().status, "taken");
  t.is((await send("whatsapp", { id: "1", to: "anna", text: "hi" })).json().status, "taken before");
  const told = await app.inject("/v1/whatsapp/messages");
  t.deepEqual(told.json(), { taken: 1, repeated: 1, messages: [{ id: "1", to: "anna" }] });
  t.is((await app.inject("/v1/instagram/messages")).json().taken, 0);
});

test("what is no message, or for no channel, is refused for good", async (t) => {
  const { send } = startApi();
  t.is((await send("whatsapp", { id: "1" })).statusCode, 400);
  t.is((await send("sms", { id: "1", to: "anna", text: "hi" })).statusCode, 404);
});

test("with the fault errors it takes nothing", async (t) => {
  const { app, faults, send } = startApi();
  faults.set("errors", { share: 1 });
  t.is((await send("whatsapp", { id: "1", to: "anna", text: "hi" })).statusCode, 500);
  t.is((await app.inject("/v1/whatsapp/messages")).json().taken, 0);
});
