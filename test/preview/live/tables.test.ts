import test from "ava";
import type { Locator } from "playwright-core";
import { constant, dashboardOf, panelOf, startKnownPrometheus, startTestPreview } from "./support/index.ts";

const series = [
  { name: "queue_length", labels: { queue: "mail" }, values: constant(3) },
  { name: "queue_length", labels: { queue: "push" }, values: constant(12) },
  { name: "queue_length", labels: { queue: "sms" }, values: constant(7) },
  { name: "queue_age_seconds", labels: { queue: "mail" }, values: constant(90) },
];

const instant = { format: "table", instant: true, range: false };

test("a table has its columns named and ordered, its cells formatted and coloured, and is sorted by a click", async (t) => {
  const panel = panelOf(1, "table", ["queue_length"], {
    target: instant,
    transformations: [
      {
        id: "organize",
        options: {
          excludeByName: { Time: true, __name__: true },
          renameByName: { queue: "Queue", Value: "Length" },
          indexByName: { queue: 0, Value: 1 },
        },
      },
    ],
    fieldConfig: {
      defaults: { custom: { footer: { reducers: ["sum"] } } },
      overrides: [
        {
          matcher: { id: "byName", options: "Length" },
          properties: [
            { id: "unit", value: "short" },
            { id: "decimals", value: 1 },
            { id: "custom.cellOptions", value: { type: "color-background", mode: "basic" } },
            {
              id: "thresholds",
              value: {
                mode: "absolute",
                steps: [
                  { color: "green", value: null },
                  { color: "red", value: 10 },
                ],
              },
            },
          ],
        },
      ],
    },
    options: { showHeader: true, sortBy: [{ displayName: "Length", desc: true }] },
  });
  const prometheus = await startKnownPrometheus(t, { series });
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", [panel]) }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const table = page.locator('[data-panel-id="1"]');
  t.deepEqual(await texts(table.getByRole("columnheader")), ["Queue", "Length"]);
  t.deepEqual(await rows(table), ["push 12.0", "sms 7.0", "mail 3.0"]);
  t.regex(await table.innerText(), /22\.0/, "the footer adds up");
  const [red, green] = await Promise.all([backgroundOf(table, "12.0"), backgroundOf(table, "3.0")]);
  t.is(red, "rgb(242, 73, 92)");
  t.is(green, "rgb(115, 191, 105)");
  await table.getByRole("columnheader", { name: "Length" }).getByRole("button").first().click();
  t.notDeepEqual(await rows(table), ["push 12.0", "sms 7.0", "mail 3.0"]);
});

test("of several frames one is chosen, and pages turn", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const several = panelOf(1, "table", ["queue_length", "queue_age_seconds"], { target: instant });
  const paged = panelOf(2, "table", ["queue_length"], {
    target: instant,
    options: { enablePagination: true, pageSize: 2 },
  });
  const dashboards = { "a.json": dashboardOf("a", [several, paged]) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const first = page.locator('[data-panel-id="1"]');
  t.regex(await first.innerText(), /Value #A/);
  await first.getByRole("combobox").click();
  await page.getByRole("option").nth(1).click();
  await first.getByText("Value #B").waitFor();
  t.regex(await first.innerText(), /\b90\b/);
  const second = page.locator('[data-panel-id="2"]');
  t.regex(await second.innerText(), /1 - 2 of 3 rows/);
  await second.getByRole("button", { name: "2", exact: true }).click();
  await second.getByText("3 - 3 of 3 rows").waitFor();
});

test("what an old version wrote is shown as it meant it, and nothing is left unpainted", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const old = panelOf(1, "table", ["queue_length"], {
    target: instant,
    fieldConfig: { defaults: { custom: { displayMode: "lcd-gauge" } }, overrides: [] },
    options: { footer: { show: true, reducer: ["max"], fields: "" } },
  });
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", [old]) }, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const table = page.locator('[data-panel-id="1"]');
  t.true((await table.getByTestId("data-testid Bar gauge value").count()) >= 3, "cells are gauges");
  t.regex(await table.innerText(), /max/i);
  const grid = table.getByRole("grid");
  t.is(await styleOf(grid, "content-visibility"), "visible");
});

async function texts(locator: Locator): Promise<string[]> {
  return (await locator.allInnerTexts()).map((text) => text.trim());
}

/** The rows below the header, their cells with a space between. */
async function rows(table: Locator): Promise<string[]> {
  const all = await table.locator('[role="row"]:not(:has([role="columnheader"]))').all();
  const cells = await Promise.all(all.map((row) => texts(row.getByRole("gridcell"))));
  return cells.map((each) => each.join(" ")).filter((text) => /^[a-z]/.test(text));
}

async function backgroundOf(table: Locator, text: string): Promise<string> {
  return await styleOf(table.getByRole("gridcell").filter({ hasText: text }).first(), "background-color");
}

async function styleOf(element: Locator, property: string): Promise<string> {
  return await element.evaluate(
    (each, name) => each.ownerDocument.defaultView?.getComputedStyle(each).getPropertyValue(name) ?? "",
    property,
  );
}
