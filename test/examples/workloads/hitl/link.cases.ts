import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import test, { type ExecutionContext } from "ava";
import { createFaultBoard } from "../../../../examples/workloads/hitl/faults/index.ts";
import { conditionOf, faultLinks } from "../../../../examples/workloads/hitl/link/fault-links.ts";
import { type Condition, type Link, openLink } from "../../../../examples/workloads/hitl/link/index.ts";
import { until } from "../support/until.ts";

const up: Condition = { state: "up", delayMs: 0 };

/** A server that answers everything with the same in capitals, and a link to it. */
async function startLink(t: ExecutionContext) {
  const taken: Socket[] = [];
  const server = createServer((socket) => {
    taken.push(socket);
    socket.on("data", (piece) => socket.write(piece.toString().toUpperCase()));
    socket.on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const link = await openLink({ host: "127.0.0.1", port: (server.address() as AddressInfo).port });
  t.teardown(async () => {
    await link.stop();
    server.close();
  });
  return { link, server, taken };
}

async function open(t: ExecutionContext, link: Link) {
  const socket = connect({ host: link.host, port: link.port });
  const heard: string[] = [];
  let fault: string | undefined;
  socket.on("data", (piece) => heard.push(piece.toString()));
  socket.on("error", (error: NodeJS.ErrnoException) => {
    fault = error.code;
  });
  t.teardown(() => socket.destroy());
  return { socket, heard: () => heard.join(""), fault: () => fault };
}

test("everything passes, both ways and to the end", async (t) => {
  const { link } = await startLink(t);
  const { socket, heard } = await open(t, link);
  const text = "abcdefgh".repeat(200_000);
  socket.write(text);
  await until("all is back", () => heard().length === text.length);
  t.is(heard(), text.toUpperCase());
  socket.end();
  await once(socket, "close");
  t.is(link.fault(), undefined);
});

test("on a partitioned link nothing is heard, and everything afterwards", async (t) => {
  const { link } = await startLink(t);
  const before = await open(t, link);
  before.socket.write("one ");
  await until("the way is open", () => before.heard() === "ONE ");
  link.set({ ...up, state: "partitioned" });
  const meanwhile = await open(t, link);
  before.socket.write("two");
  meanwhile.socket.write("new");
  await once(meanwhile.socket, "connect");
  await new Promise((resolve) => setImmediate(resolve));
  t.is(before.heard() + meanwhile.heard(), "ONE ");
  link.set(up);
  await until("what was sent arrives", () => before.heard() + meanwhile.heard() === "ONE TWONEW");
  t.deepEqual([before.fault(), meanwhile.fault()], [undefined, undefined]);
});

test("who gives up on a partitioned link leaves nothing behind; an end over there is heard later", async (t) => {
  const { link, taken } = await startLink(t);
  const [left, kept] = [await open(t, link), await open(t, link)];
  for (const { socket } of [left, kept]) socket.write("x");
  await until("both are through", () => left.heard() + kept.heard() === "XX");
  link.set({ ...up, state: "partitioned" });
  left.socket.destroy();
  await until("one is gone over there", () => taken.some(({ closed }) => closed));
  for (const socket of taken) socket.destroy();
  t.false(kept.socket.destroyed);
  link.set(up);
  await until("it is heard", () => kept.socket.destroyed);
});

test("down breaks connections and refuses new ones", async (t) => {
  const { link } = await startLink(t);
  const before = await open(t, link);
  before.socket.write("x");
  await until("it is through", () => before.heard() === "X");
  link.set({ ...up, state: "down" });
  await until("it broke", () => before.fault());
  const after = await open(t, link);
  await until("it is refused", () => after.fault());
  t.deepEqual([before.fault(), after.fault()], ["ECONNRESET", "ECONNRESET"]);
  link.set(up);
  const again = await open(t, link);
  again.socket.write("y");
  await until("it is through again", () => again.heard() === "Y");
});

test("latency keeps the order", async (t) => {
  const { link } = await startLink(t);
  const { socket, heard } = await open(t, link);
  link.set({ ...up, delayMs: 30 });
  const since = performance.now();
  socket.write("a");
  await until("there and back", () => heard() === "A");
  t.true(performance.now() - since >= 59);
  socket.write("b");
  link.set(up);
  socket.write("c");
  await until("all", () => heard().length === 3);
  t.is(heard(), "ABC");
});

test("why a dependency is out of reach is known", async (t) => {
  const { link, server } = await startLink(t);
  server.close();
  const { socket } = await open(t, link);
  socket.on("close", () => {});
  await until("it is known", () => link.fault());
  t.regex(link.fault() ?? "", /ECONNREFUSED/);
});

const seen = test.macro((t, faults: Readonly<Record<string, object>>, postgres: Condition, redis: Condition) => {
  const board = createFaultBoard();
  for (const [name, parameters] of Object.entries(faults)) board.set(name, parameters);
  t.deepEqual(conditionOf("postgres", board), postgres);
  t.deepEqual(conditionOf("redis", board), redis);
  board.clearAll();
});
test("no fault", seen, {}, up, up);
test("the database down", seen, { "database-down": {} }, { ...up, state: "down" }, up);
test("Redis down", seen, { "redis-down": {} }, up, { ...up, state: "down" });
const partitioned: Condition = { ...up, state: "partitioned" };
test("all partitioned", seen, { partition: {} }, partitioned, partitioned);
test("one partitioned", seen, { partition: { dependency: "redis" } }, up, partitioned);
test(
  "several at once",
  seen,
  { "database-down": {}, partition: {}, "network-latency": { delayMs: 7, dependency: "postgres" } },
  { state: "down", delayMs: 7 },
  partitioned,
);

test("links follow the faults, and are whole when these end", (t) => {
  const set: Record<string, Condition[]> = { postgres: [], redis: [] };
  const link = (name: string): Link => ({
    host: "",
    port: 0,
    set: (condition) => void set[name]?.push(condition),
    fault: () => undefined,
    stop: async () => {},
  });
  const board = createFaultBoard(faultLinks({ postgres: link("postgres"), redis: link("redis") }, () => board));
  board.set("partition", { dependency: "redis" });
  board.set("redis-down", {});
  board.clear("redis-down");
  board.clearAll();
  t.deepEqual(
    set.redis?.map(({ state }) => state),
    ["partitioned", "down", "partitioned", "up"],
  );
  t.deepEqual(new Set(set.postgres?.map(({ state }) => state)), new Set(["up"]));
});
