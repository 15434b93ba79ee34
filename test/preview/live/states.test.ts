import test from "ava";
import { dashboardOf, nothing, panelOf, series, startScriptedPrometheus, startTestPreview } from "./support/index.ts";

test("every state of a panel is told apart and can be read", async (t) => {
  const refused = {
    status: 400,
    body: { status: "error", errorType: "bad_data", error: "parse error: no such thing" },
  };
  const prometheus = await startScriptedPrometheus(t, (asked) => {
    const query = asked.parameters.get("query");
    if (query === "broken") return refused;
    if (query === "empty") return nothing;
    if (query === "partly") return { ...series(asked, 5), warnings: ["a store did not answer"] };
    if (query === "advised") return { ...series(asked, 7), infos: ["that may be no counter"] };
    return series(asked, 42);
  });
  const panels = [
    panelOf(1, "stat", ["good"]),
    panelOf(2, "stat", ["empty"]),
    panelOf(3, "stat", ["empty"], { fieldConfig: { defaults: { noValue: "no messages" }, overrides: [] } }),
    panelOf(4, "stat", ["broken"]),
    panelOf(5, "timeseries", ["broken", "good"]),
    panelOf(6, "stat", ["partly"]),
    panelOf(7, "geomap", ["good"]),
    {
      id: 8,
      title: "Kept elsewhere",
      libraryPanel: { name: "Shared", uid: "x" },
      gridPos: { x: 0, y: 24, w: 12, h: 4 },
    },
    panelOf(10, "stat", ["advised"], { gridPos: { x: 12, y: 24, w: 12, h: 4 } }),
    panelOf(9, "stat", ["good"], { title: "", gridPos: { x: 0, y: 30, w: 12, h: 4 } }),
  ];
  const { open } = await startTestPreview(t, { dashboards: { "a.json": dashboardOf("a", panels) }, prometheus });
  const { page, ready, problems } = await open("/d/a", { height: 1600 });
  await ready();
  const panel = (id: number) => page.locator(`[data-panel-id="${id}"]`);
  const states = await page
    .locator("[data-panel-state]")
    .evaluateAll((all) =>
      all.map((one) => `${one.getAttribute("data-panel-id")} ${one.getAttribute("data-panel-state")}`),
    );
  t.deepEqual(states, [
    "1 done",
    "2 nodata",
    "3 nodata",
    "4 error",
    "5 error",
    "6 done",
    "7 done",
    "8 done",
    "10 done",
    "9 done",
  ]);
  t.regex(await panel(1).innerText(), /\b42\b/);
  t.regex(await panel(2).innerText(), /No data/);
  t.regex(await panel(3).innerText(), /no messages/);
  t.regex(await panel(4).innerText(), /parse error: no such thing/);
  await panel(4).getByTestId("data-testid Panel status error").hover();
  await page.getByRole("tooltip").getByText("parse error: no such thing").waitFor();
  t.is(await panel(5).locator("canvas").count(), 1, "what the other query gave is drawn");
  await panel(5).getByTestId("data-testid Panel status error").hover();
  await page.getByRole("tooltip").getByText("A: parse error: no such thing").waitFor();
  await panel(6).getByTestId("data-testid Panel status warning").hover();
  await page.getByText("a store did not answer").waitFor();
  t.regex(await panel(6).innerText(), /\b5\b/);
  t.is(
    await panel(10)
      .getByTestId(/Panel status/)
      .count(),
    0,
    "advice is no warning",
  );
  t.regex(await panel(7).innerText(), /Panels of the type “geomap” are not previewed/);
  t.regex(await panel(8).innerText(), /The library panel “Shared” is not previewed/);
  t.true(problems.splice(0).every((one) => one.includes("400")));
});

test("a panel that waits says so, and for how long once that is long; what it showed stays on the next time", async (t) => {
  const waiting: (() => void)[] = [];
  const prometheus = await startScriptedPrometheus(t, async (asked) => {
    await new Promise<void>((go) => waiting.push(go));
    return series(asked, 42);
  });
  const dashboards = { "a.json": dashboardOf("a", [panelOf(1, "stat", ["up"])]) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a");
  const state = (name: string) => page.locator(`[data-panel-id="1"][data-panel-state="${name}"]`);
  await state("loading").getByRole("status", { name: "Loading", exact: true }).waitFor();
  await state("slow")
    .getByText(/Waiting for Prometheus: \d+ s/)
    .waitFor();
  t.is(await page.locator("html").getAttribute("data-preview"), "loading");
  for (const go of waiting.splice(0)) go();
  await ready();
  t.regex(await state("done").innerText(), /\b42\b/);

  await page.keyboard.press("d");
  await page.keyboard.press("r");
  await state("slow")
    .getByText(/slow, \d+ s/)
    .waitFor();
  t.regex(await state("slow").innerText(), /\b42\b/);
  for (const go of waiting.splice(0)) go();
  await ready();
  t.is(await page.locator("[data-panel-slow]").count(), 0);
});
