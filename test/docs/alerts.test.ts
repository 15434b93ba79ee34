import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import test from "ava";
import { alertTable, coverageTable, renderAlertPages } from "../../alerts/kit/index.ts";
import { knownSystems } from "../../systems/index.ts";
import { catalogue, rulesOf } from "../alerts/catalogue.ts";
import { matchesPart } from "./support/marked-part.ts";
import { panelReferences } from "./support/panel-references.ts";

const folder = new URL("../../docs/alerts/", import.meta.url);
const writing = process.env.UPDATE_GOLDEN === "1";
const pages = renderAlertPages(catalogue, {
  panels: panelReferences(knownSystems.flatMap(({ dashboards }) => dashboards)),
});

test("every alert has its page, made from the rule; UPDATE_GOLDEN=1 writes it anew", (t) => {
  for (const [name, made] of Object.entries(pages)) {
    const url = new URL(name, folder);
    if (writing) writeFileSync(url, made);
    t.is(readFileSync(url, "utf8"), made, name);
  }
});

test("no page is left over", (t) => {
  t.deepEqual(readdirSync(folder).sort(), [...Object.keys(pages), "README.md"].sort());
});

const parts: Readonly<Record<string, () => string>> = {
  alerts: () => alertTable(knownSystems.map((system) => ({ title: system.name, groups: rulesOf(system) }))),
  coverage: () => coverageTable(catalogue),
};

for (const [part, print] of Object.entries(parts))
  test(`the index: ${part}`, (t) => matchesPart(t, new URL("README.md", folder), part, print()));
