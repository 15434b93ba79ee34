import test from "ava";
import type { SentDashboard } from "../../../preview/hot/messages.ts";
import { createShelf } from "../../../preview/hot/shelf.ts";
import { dashboardText } from "../server/support/dashboard.ts";

const sent = (uid: string, digest: string, text: string | undefined = dashboardText(uid, digest)): SentDashboard => ({
  uid,
  folder: "F",
  digest,
  ...(text === undefined ? {} : { text }),
});
const known = (uid: string, digest: string): SentDashboard => ({ uid, folder: "F", digest });
const rendered = (dashboards: readonly SentDashboard[], broken: readonly string[] = []) => ({
  kind: "dashboards" as const,
  dashboards,
  files: [],
  broken: broken.map((uid) => ({
    uid,
    fault: { check: "a/b", severity: "error" as const, path: uid, message: "is broken." },
  })),
});

test("what is new, other, gone and the same", (t) => {
  const shelf = createShelf("/project");
  t.deepEqual(shelf.put(rendered([sent("a", "1"), sent("b", "1"), sent("c", "1")])), {
    changed: ["a", "b", "c"],
    removed: [],
  });
  t.deepEqual(shelf.digests(), { a: "1", b: "1", c: "1" });
  t.deepEqual(shelf.put(rendered([known("a", "1"), sent("b", "2")])), { changed: ["b"], removed: ["c"] });
  t.deepEqual(
    shelf.dashboards().map(({ uid, title }) => [uid, title]),
    [
      ["a", "1"],
      ["b", "2"],
    ],
  );
});

test("one that cannot be rendered stays as it was", (t) => {
  const shelf = createShelf("/project");
  shelf.put(rendered([sent("a", "1"), sent("b", "1")]));
  t.deepEqual(shelf.put(rendered([sent("b", "2")], ["a", "never-seen"])), { changed: ["b"], removed: [] });
  t.deepEqual(shelf.digests(), { a: "1", b: "2" });
});

test("another folder is a change", (t) => {
  const shelf = createShelf("/project");
  shelf.put(rendered([sent("a", "1")]));
  t.deepEqual(shelf.put(rendered([{ ...known("a", "1"), folder: "G" }])).changed, ["a"]);
  t.is(shelf.dashboards()[0]?.folder, "G");
});

test("the file is the module's, relative to the project", (t) => {
  const shelf = createShelf("/project");
  shelf.put(rendered([sent("a", "1"), sent("b", "1")]));
  shelf.place({ a: "file:///project/dashboards/a%20b.ts" });
  t.deepEqual(
    shelf.dashboards().map(({ file }) => file),
    ["dashboards/a b.ts", ""],
  );
});
