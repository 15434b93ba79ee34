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
    panelTables(entries, (alert) => `alerts/${alert}.md`),
  ));
