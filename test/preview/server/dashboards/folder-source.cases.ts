import { renameSync, rmSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { openDashboardFolder } from "../../../../preview/server/index.ts";
import { dashboardText } from "../support/dashboard.ts";
import { folderWith, put, replace } from "../support/folder.ts";
import { openedFolder } from "../support/source.ts";
import { until } from "../support/until.ts";

test("every *.json in the folder and below it is a dashboard, in the folder right above it", async (t) => {
  const folder = folderWith(t, {
    "z.json": dashboardText("top", "Top"),
    "Kafka/b.json": dashboardText("b", "Beta"),
    "Kafka/a.json": dashboardText("a", "Zeta"),
    "deep/Inner/c.json": dashboardText("c", "C"),
    "Kafka/notes.txt": "no",
    ".git/x.json": dashboardText("hidden", "Hidden"),
    "Kafka/.#a.json": "locked",
  });
  const source = await openedFolder(t, folder);
  t.deepEqual(
    source.list().dashboards.map((one) => [one.folder, one.title, one.file]),
    [
      ["", "Top", "z.json"],
      ["Inner", "C", "deep/Inner/c.json"],
      ["Kafka", "Beta", "Kafka/b.json"],
      ["Kafka", "Zeta", "Kafka/a.json"],
    ],
  );
  t.deepEqual(source.list().faults, []);
  t.deepEqual(source.get("top")?.dashboard, { uid: "top", title: "Top", tags: ["a"], panels: [] });
});

test("a folder that is not there is no folder of dashboards", async (t) => {
  await t.throwsAsync(openDashboardFolder("/nowhere/at/all"), {
    message: "the folder /nowhere/at/all cannot be read: ENOENT; give another --dashboards.dir",
  });
});

test("a file that is replaced by rename is told once, with its new content", async (t) => {
  const folder = folderWith(t, { "a.json": dashboardText("a", "Before") });
  const source = await openedFolder(t, folder);
  const before = source.get("a")?.revision;
  replace(folder, "a.json", dashboardText("a", "After"));
  t.deepEqual(await source.told(1), [{ kind: "dashboards", changed: ["a"], removed: [] }]);
  t.is(source.get("a")?.title, "After");
  t.not(source.get("a")?.revision, before);
  replace(folder, "a.json", dashboardText("a", "Again"));
  await source.told(2);
  t.is(source.get("a")?.title, "Again");
});

test("a file that is written in place is told", async (t) => {
  const folder = folderWith(t, { "a.json": dashboardText("a", "Before") });
  const source = await openedFolder(t, folder);
  put(folder, "a.json", dashboardText("a", "After"));
  t.deepEqual(await source.told(1), [{ kind: "dashboards", changed: ["a"], removed: [] }]);
  t.is(source.get("a")?.title, "After");
});

test("an editor that moves the file away and writes a new one is one change", async (t) => {
  const folder = folderWith(t, { "a.json": dashboardText("a", "Before") });
  const source = await openedFolder(t, folder);
  renameSync(join(folder, "a.json"), join(folder, "a.json~"));
  put(folder, "a.json", dashboardText("a", "After"));
  t.deepEqual(await source.told(1), [{ kind: "dashboards", changed: ["a"], removed: [] }]);
});

test("what a release changes in one go is one event", async (t) => {
  const names = Array.from({ length: 40 }, (_, index) => `d${String(index).padStart(2, "0")}`);
  const folder = folderWith(t, {
    "gone.json": dashboardText("gone", "Gone"),
    "same.json": dashboardText("same", "Same"),
  });
  const source = await openedFolder(t, folder);
  for (const name of names) replace(folder, `New/${name}.json`, dashboardText(name, name));
  rmSync(join(folder, "gone.json"));
  t.deepEqual(await source.told(1), [{ kind: "dashboards", changed: names, removed: ["gone"] }]);
  t.is(source.get("gone"), undefined);
  t.is(source.list().dashboards.length, 41);
});

test("a dashboard that moves to another folder is changed, not removed", async (t) => {
  const folder = folderWith(t, { "Old/a.json": dashboardText("a", "A") });
  const source = await openedFolder(t, folder);
  renameSync(join(folder, "Old"), join(folder, "New"));
  const events = await source.told(1);
  t.deepEqual(events.at(-1), { kind: "dashboards", changed: ["a"], removed: [] });
  t.is(source.get("a")?.folder, "New");
});

test("the same content again is no change", async (t) => {
  const folder = folderWith(t, { "a.json": dashboardText("a", "A"), "b.json": dashboardText("b", "B") });
  const source = await openedFolder(t, folder);
  replace(folder, "a.json", dashboardText("a", "A"));
  await sleep(300);
  replace(folder, "b.json", dashboardText("b", "Other"));
  t.deepEqual(await source.told(1), [{ kind: "dashboards", changed: ["b"], removed: [] }]);
});

test("a file that stays broken is a fault, and shows what it held before until it is whole again", async (t) => {
  const folder = folderWith(t, { "a.json": dashboardText("a", "Good") });
  const source = await openedFolder(t, folder);
  truncateSync(join(folder, "a.json"), 0);
  t.deepEqual(await source.told(1), [{ kind: "dashboards", changed: [], removed: [] }]);
  t.deepEqual(source.list().faults, [{ file: "a.json", message: "is empty; shown is what it held before" }]);
  t.is(source.get("a")?.title, "Good");
  put(folder, "a.json", dashboardText("a", "Good"));
  await source.told(2);
  t.deepEqual(source.list().faults, []);
  t.deepEqual(source.events.at(-1), { kind: "dashboards", changed: [], removed: [] });
});

test("a file that was never whole is a fault alone", async (t) => {
  const folder = folderWith(t, { "a.json": "{", "b.json": dashboardText("b", "B") });
  const source = await openedFolder(t, folder);
  await until(() => source.list().faults.length > 0);
  t.deepEqual(
    source.list().faults.map(({ file }) => file),
    ["a.json"],
  );
  t.deepEqual(
    source.list().dashboards.map(({ uid }) => uid),
    ["b"],
  );
});

test("a file that cannot be read is a fault, a link to nothing is none", async (t) => {
  const folder = folderWith(t, { "b.json": dashboardText("b", "B") });
  symlinkSync("a.json", join(folder, "a.json"));
  symlinkSync("nowhere.json", join(folder, "c.json"));
  const source = await openedFolder(t, folder);
  t.deepEqual(source.list().faults, [{ file: "a.json", message: "cannot be read: ELOOP" }]);
  t.is(source.list().dashboards.length, 1);
});

test("a folder that goes away keeps its dashboards and is the fault; one in its place is taken", async (t) => {
  const above = folderWith(t, { "dashboards/a.json": dashboardText("a", "A") });
  const folder = join(above, "dashboards");
  const source = await openedFolder(t, folder);
  renameSync(folder, join(above, "away"));
  await source.told(1);
  t.deepEqual(source.list().faults, [{ file: "", message: `the folder ${folder} cannot be read: ENOENT` }]);
  t.is(source.get("a")?.title, "A");
  put(above, "dashboards/b.json", dashboardText("b", "B"));
  t.deepEqual((await source.told(2)).at(-1), { kind: "dashboards", changed: ["b"], removed: ["a"] });
  // It is watched as the first one was.
  replace(above, "dashboards/b.json", dashboardText("b", "Other"));
  await source.told(3);
  t.is(source.get("b")?.title, "Other");
});

test("files that lead through a hidden link follow it when it is switched, as in a Kubernetes volume", async (t) => {
  const folder = folderWith(t, {
    "..one/a.json": dashboardText("a", "One"),
    "..two/a.json": dashboardText("a", "Two"),
  });
  symlinkSync("..one", join(folder, "..data"));
  symlinkSync("..data/a.json", join(folder, "a.json"));
  const source = await openedFolder(t, folder);
  t.is(source.get("a")?.title, "One");
  symlinkSync("..two", join(folder, "..data.new"));
  renameSync(join(folder, "..data.new"), join(folder, "..data"));
  t.deepEqual(await source.told(1), [{ kind: "dashboards", changed: ["a"], removed: [] }]);
  t.is(source.get("a")?.title, "Two");
});

test("nothing is told after the end", async (t) => {
  const folder = folderWith(t, { "a.json": dashboardText("a", "A") });
  const source = await openedFolder(t, folder);
  await source.close();
  replace(folder, "a.json", dashboardText("a", "B"));
  await sleep(300);
  t.deepEqual(source.events, []);
});
