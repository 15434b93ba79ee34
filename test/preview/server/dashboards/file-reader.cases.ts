import { rmSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { createFileReader } from "../../../../preview/server/dashboards/file-reader.ts";
import { dashboardText } from "../support/dashboard.ts";
import { folderWith, put, replace } from "../support/folder.ts";

test("a half-written file is never shown, and no fault when it is whole within a second", async (t) => {
  let now = 0;
  const folder = folderWith(t, { "a.json": dashboardText("a", "Before") });
  const read = createFileReader(folder, () => now);
  const seen = async () => {
    const { dashboards, faults } = await read();
    return [dashboards.map(({ title }) => title), faults];
  };
  t.deepEqual(await seen(), [["Before"], []]);
  const text = dashboardText("a", "After, and longer than what was there");
  for (let length = 0; length < text.length; length += 1) {
    now = length;
    put(folder, "a.json", text.slice(0, length));
    t.deepEqual(await seen(), [["Before"], []], text.slice(0, length));
  }
  put(folder, "a.json", text);
  t.deepEqual(await seen(), [["After, and longer than what was there"], []]);
});

test("what stays broken for a second is a fault, however often it is written; it says when to look again", async (t) => {
  let now = 5000;
  const folder = folderWith(t, { "a.json": "{", "b.json": dashboardText("b", "B") });
  const read = createFileReader(folder, () => now);
  t.like(await read(), { faults: [], againInMs: 1000 });
  now = 5900;
  put(folder, "a.json", '{"uid":');
  t.like(await read(), { faults: [], againInMs: 100 });
  now = 6000;
  const { faults, againInMs, dashboards } = await read();
  t.deepEqual(faults, [{ file: "a.json", message: "is not JSON: Unexpected end of JSON input" }]);
  t.deepEqual([againInMs, dashboards.length], [undefined, 1]);
  put(folder, "a.json", dashboardText("a", "A"));
  t.deepEqual((await read()).faults, []);
  put(folder, "a.json", "");
  t.like(await read(), { faults: [], againInMs: 1000 });
  now = 7000;
  t.deepEqual((await read()).faults, [{ file: "a.json", message: "is empty; shown is what it held before" }]);
  rmSync(join(folder, "a.json"));
  t.like(await read(), { faults: [], dashboards: { length: 1 } });
});

test("a file that has become too large is a fault", async (t) => {
  let now = 0;
  const folder = folderWith(t, { "a.json": dashboardText("a", "A", { description: "x".repeat(17 * 1024 ** 2) }) });
  const read = createFileReader(folder, () => now);
  await read();
  now = 1000;
  t.deepEqual(await read(), { dashboards: [], faults: [{ file: "a.json", message: "is larger than 16777216 bytes" }] });
});

test("only what differs is read again", async (t) => {
  const folder = folderWith(t, { "a.json": dashboardText("a", "A"), "b.json": dashboardText("b", "B") });
  const read = createFileReader(folder);
  const before = await read();
  replace(folder, "b.json", dashboardText("b", "Other"));
  const after = await read();
  t.is(after.dashboards[0], before.dashboards[0]);
  t.not(after.dashboards[1], before.dashboards[1]);
});
