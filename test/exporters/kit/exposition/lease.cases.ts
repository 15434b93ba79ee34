import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { setImmediate as turn } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import test from "ava";
import { type Family, hold, retire } from "../../../../exporters/kit/exposition/index.ts";
import { testedCollection } from "../../support/collection.ts";
import { exampleServer } from "../../support/example-exposition.ts";
import { familyOf } from "../../support/families.ts";

const many = (name = "test_things") =>
  familyOf(
    name,
    Array.from({ length: 50_000 }, (_, n) => n),
  );
const bytesOf = ({ chunks }: Family) => chunks.reduce((sum, { length }) => sum + length, 0);

test("retired bytes are given back at once, held ones when the last holder lets go", async (t) => {
  const family = many();
  const [first, second] = [hold([family]), hold([family])];
  retire([family]);
  await turn();
  t.true(bytesOf(family) > 1_000_000);
  first();
  first();
  t.true(bytesOf(family) > 1_000_000, "letting go twice is letting go once");
  second();
  t.is(bytesOf(family), 0);
  t.throws(() => hold([family]), { message: /were replaced by newer ones/ });
});

test("whoever was just handed a snapshot still has it", async (t) => {
  const family = many();
  retire([family]);
  await Promise.resolve();
  const release = hold([family]);
  await turn();
  t.true(bytesOf(family) > 1_000_000);
  release();
  t.is(bytesOf(family), 0);
});

test("a new snapshot frees the one before, but not what both show", async (t) => {
  const constant = many("test_constant");
  const collection = testedCollection({ minAgeMs: 0, collect: async () => [constant, many()] });
  const first = await collection.snapshot(1000);
  const second = await collection.snapshot(1000);
  await turn();
  t.deepEqual(first.families.map(bytesOf).map(Boolean), [true, false]);
  t.deepEqual(second.families.map(bytesOf).map(Boolean), [true, true]);
});

test("a client that reads slowly gets all of its snapshot, whatever comes after it", async (t) => {
  const family = familyOf("test_things", new Array<number>(400_000).fill(0.123456789012));
  const app = exampleServer([family]);
  t.teardown(() => app.close());
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const outgoing = get(`${url}/metrics`, { agent: false });
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  retire([family]);
  await turn();
  t.true(bytesOf(family) > 0, "it is being sent");
  const received = await text(incoming);
  t.is(received.match(/^test_things\{n="\d+"\} 0\.123456789012$/gm)?.length, 400_000);
  await app.close();
  await turn();
  t.is(bytesOf(family), 0);
});

test("bytes that are being compressed stay until they are", async (t) => {
  const family = many();
  const app = exampleServer([family]);
  const plain = (await app.inject("/metrics")).body;
  const answer = app.inject({ url: "/metrics", headers: { "accept-encoding": "gzip" } });
  await turn();
  retire([family]);
  t.is(gunzipSync((await answer).rawPayload).toString(), plain);
});
