import test from "ava";
import { createCatalogue, type DashboardEvent, type OpenedDashboard } from "../../../../preview/server/index.ts";

const one = (uid: string, file: string, revision = "1"): OpenedDashboard => ({
  uid,
  title: uid,
  tags: [],
  folder: "",
  file,
  revision,
  dashboard: { uid },
});

function told() {
  const catalogue = createCatalogue();
  const events: DashboardEvent[] = [];
  const stop = catalogue.subscribe((event) => events.push(event));
  return { catalogue, events, stop };
}

test("of two files with one uid the first is shown, the other is a fault; without the first the other is shown", (t) => {
  const { catalogue, events } = told();
  catalogue.replace([one("a", "z.json", "2"), one("a", "b.json", "1")], []);
  t.is(catalogue.get("a")?.file, "b.json");
  t.deepEqual(catalogue.list().faults, [
    { file: "z.json", message: "has the uid a, which b.json has too: that one is shown" },
  ]);
  catalogue.replace([one("a", "z.json", "2")], []);
  t.is(catalogue.get("a")?.file, "z.json");
  t.deepEqual(catalogue.list().faults, []);
  t.deepEqual(events.at(-1), { kind: "dashboards", changed: ["a"], removed: [] });
});

test("a fault that comes or goes is told, although no dashboard changes", (t) => {
  const { catalogue, events } = told();
  catalogue.replace([one("a", "a.json")], []);
  const { revision } = catalogue.list();
  catalogue.replace([one("a", "a.json")], [{ file: "b.json", message: "is empty" }]);
  t.not(catalogue.list().revision, revision);
  catalogue.replace([one("a", "a.json")], []);
  t.is(catalogue.list().revision, revision);
  t.is(events.length, 3);
});

test("the same again is not told, nor anything after the end", (t) => {
  const { catalogue, events, stop } = told();
  catalogue.replace([one("b", "b.json"), one("a", "a.json")], []);
  catalogue.replace([one("a", "a.json"), one("b", "b.json")], []);
  t.deepEqual(events, [{ kind: "dashboards", changed: ["a", "b"], removed: [] }]);
  stop();
  catalogue.replace([], []);
  t.is(events.length, 1);
});

test("what the source says of itself is passed on", (t) => {
  const { catalogue, events } = told();
  catalogue.announce({ kind: "fault", message: "no" });
  t.deepEqual(events, [{ kind: "fault", message: "no" }]);
});

test("a notice ends with the next dashboards, although these are the same", (t) => {
  const { catalogue, events } = told();
  catalogue.replace([one("a", "a.json")], []);
  catalogue.announce({ kind: "building" });
  catalogue.replace([one("a", "a.json")], []);
  catalogue.replace([one("a", "a.json")], []);
  t.deepEqual(events.slice(1), [{ kind: "building" }, { kind: "dashboards", changed: [], removed: [] }]);
});
