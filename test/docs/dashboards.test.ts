import { readdirSync, statSync } from "node:fs";
import test from "ava";
import { dashboardTable, panelTables } from "../../dashboards/kit/index.ts";
import { entries } from "../dashboards/catalogue.ts";
import { matchesPart } from "./support/marked-part.ts";

const page = new URL("../../docs/dashboards.md", import.meta.url);

test("the table of dashboards", (t) => matchesPart(t, page, "dashboards", dashboardTable(entries)));

test("the tables of their panels", (t) =>
  matchesPart(
    t,
    page,
    "panels",
    panelTables(entries, {
      alert: (name) => `alerts/${name}.md`,
      picture: (uid) => `pictures/dashboards/${uid}.webp`,
    }),
  ));

test("each dashboard has a picture, small enough to be looked at, and there are no others", (t) => {
  const folder = new URL("../../docs/pictures/dashboards/", import.meta.url);
  const files = readdirSync(folder).sort();
  t.deepEqual(files, entries.map(({ dashboard: { uid } }) => `${uid}.webp`).sort());
  for (const file of files) t.true(statSync(new URL(file, folder)).size <= 200_000, file);
});
