import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import test from "ava";
import { alertTable, coverageTable, renderAlertPages } from "../../alerts/kit/index.ts";
import { knownSystems } from "../../systems/index.ts";
import { catalogue, rulesOf } from "../alerts/catalogue.ts";
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
  test(`the index: ${part}`, (t) => {
    const url = new URL("README.md", folder);
    const text = readFileSync(url, "utf8");
    const [before, after] = [`<!-- ${part} -->\n\n`, `\n\n<!-- /${part} -->`];
    const [start, end] = [text.indexOf(before) + before.length, text.indexOf(after)];
    t.true(start >= before.length && end >= start, `README.md has no <!-- ${part} --> … <!-- /${part} -->`);
    if (writing) writeFileSync(url, text.slice(0, start) + print() + text.slice(end));
    else t.is(text.slice(start, end), print(), "UPDATE_GOLDEN=1 writes it anew");
  });
