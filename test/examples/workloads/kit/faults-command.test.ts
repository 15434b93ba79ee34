import type { AddressInfo } from "node:net";
import test, { type ExecutionContext } from "ava";
import { fastify } from "fastify";
import { createFaultBoard, faultPorts } from "../../../../examples/workloads/chat4all/faults/index.ts";
import { channels } from "../../../../examples/workloads/chat4all/kafka/index.ts";
import { faultParts } from "../../../../examples/workloads/faults/index.ts";
import { addFaultRoutes, type FaultParts, runFaults } from "../../../../examples/workloads/kit/index.ts";

/** The fake API's faults behind a real port, and the command as a person types it. */
async function startFaults(t: ExecutionContext, miniatures = faultParts) {
  const app = fastify();
  const board = createFaultBoard("channel-api");
  addFaultRoutes(app, board);
  await app.listen({ port: 0, host: "127.0.0.1" });
  t.teardown(() => app.close());
  const part = `127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const run = async (...argv: readonly string[]) => {
    const said: string[] = [];
    const code = await runFaults(argv, (text) => said.push(text), miniatures);
    return { code, said: said.join("") };
  };
  return { board, part, run };
}

test("listed, set, and cleared", async (t) => {
  const { board, part, run } = await startFaults(t);
  const listed = await run("list", part);
  t.is(listed.code, 0);
  t.regex(
    listed.said,
    /^127[^\n]*\n {2}errors \(share=0.5 durationSeconds=60\)\n {2}outage \(channel=all dur.*\n {2}slow/,
  );
  t.deepEqual(await run("set", part, "outage", "channel=whatsapp", "durationSeconds=30"), {
    code: 0,
    said: `${part}: outage ACTIVE channel=whatsapp for 30 s\n`,
  });
  t.deepEqual(board.active("outage"), { channel: "whatsapp" });
  t.is((await run("clear", part, "outage")).said, `${part}: outage cleared\n`);
  t.is(board.active("outage"), undefined);
  await run("set", part, "slow", "delayMs=5");
  t.is((await run("clear", part)).code, 0);
  t.is(board.active("slow"), undefined);
});

test("what cannot be done is explained", async (t) => {
  const { part, run } = await startFaults(t);
  t.deepEqual(await run("set", part, "slow", "delayMs=0"), {
    code: 1,
    said: `${part}: slow.delayMs 0: must be a number from 1 to 30000 (milliseconds)\n`,
  });
  t.regex((await run("set", part, "slow", "500")).said, /500: write a value as name=value/);
  t.regex((await run("set", "minio", "slow")).said, /minio: is no part; there are agents, api-service, channel-api/);
  t.regex((await run("set", "127.0.0.1:9", "slow")).said, /does not answer: /);
  t.is((await run("list", "127.0.0.1:9")).said, "127.0.0.1:9: does not answer\n");
  t.regex((await run("destroy")).said, /destroy: is no part/);
  t.is((await run("set")).code, 2);
});

test("without parts it tells those of the miniature it is in", async (t) => {
  const { part } = await startFaults(t);
  const [host = "", port = ""] = part.split(":");
  const said: string[] = [];
  const list = (miniatures: FaultParts) => runFaults(["list"], (text) => said.push(text), miniatures);
  t.is(await list({ here: { [host]: Number(port), "127.0.0.1:9": 9 }, elsewhere: { "127.0.0.2": 9 } }), 0);
  t.regex(said.join(""), /^127.0.0.1\n {2}errors[\s\S]*\n127.0.0.1:9: does not answer\n$/);
  said.length = 0;
  t.is(await list({ one: { "127.0.0.1": 9 }, other: { "127.0.0.2": 9 } }), 0);
  t.is(said.join(""), "127.0.0.1: does not answer\n127.0.0.2: does not answer\n");
});

test("no part has the name of another miniature's", (t) => {
  const names = Object.values(faultParts).flatMap(Object.keys);
  t.is(new Set(names).size, names.length);
});

test("every connector has its port", (t) => {
  for (const channel of channels) t.true(`connector-${channel}` in faultPorts);
});
