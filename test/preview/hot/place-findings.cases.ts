import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "ava";
import { placeFindings } from "../../../preview/hot/place-findings.ts";
import type { Finding } from "../../../problems/index.ts";
import { folderWith } from "../server/support/folder.ts";
import { graphOf } from "./support/graph.ts";

const finding = (path: string, more: Partial<Finding> = {}): Finding => ({
  check: "dashboard/some",
  severity: "error",
  path,
  message: "is wrong.",
  ...more,
});

const placed = test.macro((t, given: Finding, expected: (folder: string) => Partial<Finding>) => {
  const folder = folderWith(t, {
    "shop.ts": 'import { buying } from "./rows.ts";\nexport const shop = dashboard({ uid: "shop", rows: [buying] });\n',
    "rows.ts":
      'export const buying = row("Buying", [\n  timeseries("orders", {}),\n  stat("twice"), stat("twice"),\n]);\nconst a = "twice";\n',
    "metrics.ts": 'export const a = "orders";\n',
  });
  const url = (name: string) => pathToFileURL(join(folder, name)).href;
  const graph = graphOf({
    [url("entry.ts")]: [url("shop.ts"), url("metrics.ts")],
    [url("shop.ts")]: [url("rows.ts"), url("metrics.ts")],
    [url("rows.ts")]: [url("metrics.ts")],
  });
  t.deepEqual(placeFindings([given], { shop: url("shop.ts") }, graph), [{ ...given, ...expected(folder) }]);
});

test(
  "a panel is where its key is written, in the dashboard's own modules",
  placed,
  finding('dashboards/shop › row "Buying" › panel "orders"'),
  (folder) => ({
    at: { file: join(folder, "rows.ts"), line: 2, column: 14, length: 8, excerpt: '  timeseries("orders", {}),' },
  }),
);
test(
  "a key that is written twice says nothing: the row is found",
  placed,
  finding('dashboards/shop › row "Buying" › panel "twice"'),
  (folder) => ({
    at: {
      file: join(folder, "rows.ts"),
      line: 1,
      column: 27,
      length: 8,
      excerpt: 'export const buying = row("Buying", [',
    },
  }),
);
test("the dashboard is where its uid is", placed, finding("dashboards/shop"), (folder) => ({
  at: {
    file: join(folder, "shop.ts"),
    line: 2,
    column: 38,
    length: 6,
    excerpt: 'export const shop = dashboard({ uid: "shop", rows: [buying] });',
  },
}));

const query = { column: 5, length: 3, excerpt: "sum(abc)" };
test(
  "a query that is shown keeps being shown",
  placed,
  finding('dashboards/shop › row "Buying" › panel "orders"', { at: query }),
  (folder) => ({
    path: `${join(folder, "rows.ts")}:2 dashboards/shop › row "Buying" › panel "orders"`,
  }),
);
test(
  "what has a file stays",
  placed,
  finding("dashboards/shop", { at: { ...query, file: "a.json", line: 3 } }),
  () => ({}),
);
test("another dashboard, and what is no dashboard, stay", placed, finding('system "shop" › target "a"'), () => ({}));
test("a dashboard nobody knows stays", placed, finding("dashboards/other"), () => ({}));
