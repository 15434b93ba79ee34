import { appendFileSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { openJournal } from "../../../examples/workloads/chat4all/connector/journal.ts";
import { temporaryFolder } from "../../exporters/support/folder.ts";
import { messageTo } from "./support/message.ts";

const bounds = { maxMessages: 1000, maxBytes: 1024 ** 2 };
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => messageTo("anna", from + n));
const ids = (messages: readonly { readonly id: string }[]) => messages.map(({ id }) => id);

async function reopened(t: ExecutionContext, folder: string) {
  const journal = await openJournal(folder, bounds);
  t.teardown(() => journal.close());
  return journal;
}

test("messages wait in the order in which they came, also after a restart", async (t) => {
  const folder = temporaryFolder(t);
  const before = await openJournal(folder, bounds);
  await before.add(range(0, 5));
  await before.remove(["anna-1", "anna-0"]);
  await before.add(range(5, 7));
  await before.close();
  const after = await reopened(t, folder);
  t.is(after.size, 5);
  t.deepEqual(after.first(3), range(2, 5));
  t.deepEqual(ids(after.first(100)), ids(range(2, 7)));
});

test("what waits already is not kept twice", async (t) => {
  const journal = await reopened(t, temporaryFolder(t));
  await journal.add(range(0, 3));
  await journal.add(range(1, 4));
  t.deepEqual(ids(journal.first(10)), ids(range(0, 4)));
});

test("a line that a crash cut short is gone, and the next is whole", async (t) => {
  const folder = temporaryFolder(t);
  const before = await openJournal(folder, bounds);
  await before.add(range(0, 2));
  await before.close();
  appendFileSync(join(folder, "journal.ndjson"), '{"kept":{"id":"an');
  const between = await openJournal(folder, bounds);
  await between.add(range(2, 3));
  await between.close();
  t.deepEqual(ids((await reopened(t, folder)).first(10)), ids(range(0, 3)));
});

test("empty, its file is empty", async (t) => {
  const folder = temporaryFolder(t);
  const journal = await reopened(t, folder);
  await journal.add(range(0, 3));
  await journal.remove(ids(range(0, 3)));
  t.is(statSync(join(folder, "journal.ndjson")).size, 0);
  await journal.add(range(3, 4));
  t.is(readFileSync(join(folder, "journal.ndjson"), "utf8").split("\n").length, 2);
});

test("the file does not grow with what was sent", async (t) => {
  const folder = temporaryFolder(t);
  const journal = await openJournal(folder, bounds);
  await journal.add(range(0, 100));
  for (let n = 100; n < 3000; n += 50) {
    await journal.add(range(n, n + 50));
    await journal.remove(ids(range(n - 100, n - 50)));
  }
  t.true(statSync(join(folder, "journal.ndjson")).size < 128 * 1024);
  const waiting = ids(journal.first(1000));
  await journal.close();
  t.deepEqual(ids((await reopened(t, folder)).first(1000)), waiting);
  t.is(waiting.length, 100);
});

test("full by messages or by bytes", async (t) => {
  const few = await openJournal(temporaryFolder(t), { ...bounds, maxMessages: 3 });
  t.teardown(() => few.close());
  await few.add(range(0, 2));
  t.true(few.hasRoom(range(2, 3)));
  t.false(few.hasRoom(range(2, 4)));
  const small = await openJournal(temporaryFolder(t), { ...bounds, maxBytes: 1000 });
  t.teardown(() => small.close());
  t.true(small.hasRoom(range(0, 5)));
  t.false(small.hasRoom(range(0, 20)));
});

test("calls at the same time do not mix", async (t) => {
  const folder = temporaryFolder(t);
  const journal = await openJournal(folder, bounds);
  await Promise.all(Array.from({ length: 20 }, (_, n) => journal.add(range(n * 10, n * 10 + 10))));
  await Promise.all(Array.from({ length: 10 }, (_, n) => journal.remove(ids(range(n * 10, n * 10 + 10)))));
  await journal.close();
  t.deepEqual(ids((await reopened(t, folder)).first(1000)), ids(range(100, 200)));
});
