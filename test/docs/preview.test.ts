import { readFileSync } from "node:fs";
import test from "ava";
import { preview as metrics } from "../../metrics/index.ts";
import { preview } from "../../preview/server/index.ts";
import { metricsTable, settingsTable } from "./support/exporter-tables.ts";
import { matchesPart } from "./support/marked-part.ts";

const page = new URL("../../docs/preview.md", import.meta.url);

test("the table of settings", (t) => matchesPart(t, page, "settings", settingsTable("preview", preview.settings)));

test("the table of metrics", (t) => matchesPart(t, page, "metrics", metricsTable(metrics)));

test("every outcome of a query is explained", (t) => {
  const text = readFileSync(page, "utf8");
  for (const outcome of ["success", "error", "unreachable", "unusable", "too_large", "timeout", "abandoned"])
    t.true(text.includes(`\`${outcome}\``), outcome);
});
