import test from "ava";
import { constant, dashboardOf, panelOf, startKnownPrometheus, startTestPreview } from "./support/index.ts";

test("links of a dashboard lead to others by tag and by address, with range and variables, without a page load", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series: [{ name: "queue_length", values: constant(42) }] });
  const stage = { name: "stage", type: "custom", query: "blue,green", current: { text: "blue", value: "blue" } };
  const templating = { list: [stage] };
  const more = { keepTime: true, includeVars: true };
  const links = [
    { ...more, type: "dashboards", tags: ["team"], asDropdown: true, title: "The team's" },
    { ...more, type: "link", title: "Next to $stage", url: "/d/b" },
    { type: "link", title: "Unsafe", url: "javascript:alert(1)" },
  ];
  const panels = [panelOf(1, "stat", ["queue_length"])];
  const dashboards = {
    "a.json": dashboardOf("a", panels, { links, templating, tags: ["team"] }),
    "b.json": dashboardOf("b", panels, { templating, tags: ["team"] }),
    "c.json": dashboardOf("c", panels, { tags: ["others"] }),
  };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a?var-stage=green&from=now-7d&to=now");
  await ready();
  await page.evaluate("window.sameDocument = true");
  t.is(await page.getByText("Unsafe").count(), 0);

  await page.getByRole("button", { name: "The team's" }).click();
  t.deepEqual(await page.getByRole("menuitem").allInnerTexts(), ["Dashboard a", "Dashboard b"]);
  await page.getByRole("menuitem", { name: "Dashboard b" }).click();
  await page.waitForURL(/\/d\/b/);
  const address = new URL(page.url()).searchParams;
  t.deepEqual([address.get("var-stage"), address.get("from"), address.get("to")], ["green", "now-7d", "now"]);

  await page.goBack();
  await page.getByRole("link", { name: "Next to green" }).click();
  await page.waitForURL(/\/d\/b.*var-stage=green/);
  await ready();
  t.true(await page.evaluate("window.sameDocument"));
});
