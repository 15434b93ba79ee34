import test from "ava";
import {
  constant,
  dashboardOf,
  panelOf,
  series,
  startKnownPrometheus,
  startScriptedPrometheus,
  startTestPreview,
} from "./support/index.ts";

const chain = [
  { name: "region", type: "query", query: "label_values(host_up, region)", sort: 1 },
  {
    name: "host",
    type: "query",
    query: { qryType: 1, query: 'label_values(host_up{region=~"$region"}, host)', refId: "x" },
    multi: true,
    includeAll: true,
    sort: 7,
  },
];

test("a chain of variables against a real Prometheus: chosen, in the address, back again", async (t) => {
  const host = (region: string, name: string) => ({
    name: "host_up",
    labels: { region, host: name },
    values: constant(name.length),
  });
  const prometheus = await startKnownPrometheus(t, {
    series: [host("eu", "e2"), host("eu", "e10"), host("us", "u1"), host("us", "other")],
  });
  const panels = [
    panelOf(1, "stat", ['sum(host_up{host=~"$host"})'], { title: "Sum of $host in $region" }),
    panelOf(2, "stat", ["count(host_up)"], { title: "Count" }),
  ];
  const dashboards = { "a.json": dashboardOf("a", panels, { templating: { list: chain } }) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const text = (id: number) => page.locator(`[data-panel-id="${id}"]`).innerText();
  const parameters = () => new URL(page.url()).searchParams;
  t.regex(await text(1), /Sum of All in eu[\s\S]*\b5\b/);
  t.is(parameters().get("var-region"), "eu");
  t.deepEqual(parameters().getAll("var-host"), ["$__all"]);

  await page.getByLabel("host", { exact: true }).click();
  t.deepEqual(await page.getByRole("option").allInnerTexts(), ["All", "e2", "e10"]);
  await page.getByRole("option", { name: "e10" }).click();
  await page.keyboard.press("Escape");
  await page.locator("[data-panel-id='1']", { hasText: "Sum of e10 in eu" }).waitFor();
  await ready();
  t.regex(await text(1), /\b3\b/);
  t.deepEqual(parameters().getAll("var-host"), ["e10"]);

  await page.getByLabel("region", { exact: true }).click();
  await page.getByRole("option", { name: "us" }).click();
  await page.locator("[data-panel-id='1']", { hasText: "Sum of All in us" }).waitFor();
  await ready();
  t.regex(await text(1), /\b7\b/);
  t.deepEqual(parameters().getAll("var-host"), ["$__all"], "a host of the other region is none here");

  await page.goBack();
  await page.locator("[data-panel-id='1']", { hasText: "Sum of e10 in eu" }).waitFor();
  await page.goto(`${page.url().split("?")[0]}?var-region=us&var-host=u1&var-host=gone`);
  await ready();
  t.regex(
    await text(1),
    /Sum of u1 \+ gone in us[\s\S]*\b2\b/,
    "what an address asks for is asked, whether it exists or not",
  );
});

test("only panels and variables that depend on a change are asked again", async (t) => {
  const prometheus = await startScriptedPrometheus(t, (asked) =>
    asked.path.startsWith("label/")
      ? { data: asked.path.includes("region") ? ["eu", "us"] : ["h1"] }
      : series(asked, 1),
  );
  const list = [...chain, { name: "free", type: "textbox", query: "x" }];
  const panels = [
    panelOf(1, "stat", ["a{host=~'$host'}"]),
    panelOf(2, "stat", ["b{free='$free'}"]),
    panelOf(3, "stat", ["c"]),
  ];
  const dashboards = { "a.json": dashboardOf("a", panels, { templating: { list } }) };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  t.is(prometheus.asked.length, 5);
  prometheus.asked.length = 0;
  const free = page.getByLabel("free", { exact: true });
  await free.fill('say "y"');
  await free.press("Enter");
  await page.waitForURL(/var-free=say/);
  await ready();
  t.deepEqual(
    prometheus.asked.map(({ path, parameters }) => parameters.get("query") ?? path),
    ["b{free='say \\\"y\\\"'}"],
  );
  prometheus.asked.length = 0;
  await page.getByLabel("region", { exact: true }).click();
  await page.getByRole("option", { name: "us" }).click();
  await page.waitForURL(/var-region=us/);
  await ready();
  t.deepEqual(
    prometheus.asked.map(({ path }) => path),
    ["label/host/values"],
    "the same host: no panel changes",
  );
});

test("a variable's query that fails says so and leaves the rest at work; kinds without values are named", async (t) => {
  const prometheus = await startScriptedPrometheus(t, (asked) => {
    if (!asked.path.startsWith("label/")) return series(asked, 1);
    return { status: 422, body: { status: "error", errorType: "execution", error: "too many labels" } };
  });
  const list = [
    { name: "region", type: "query", query: "label_values(region)" },
    { name: "filters", type: "adhoc" },
    { name: "by", type: "groupby" },
    { name: "hidden", type: "custom", query: "a", hide: 2 },
    { name: "fixed", type: "constant", query: "c" },
  ];
  const dashboards = {
    "a.json": dashboardOf("a", [panelOf(1, "stat", ["up{f='$fixed',h='$hidden'}"])], { templating: { list } }),
  };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready, problems } = await open("/d/a");
  await ready();
  await page.getByRole("alert", { name: "Variable region: too many labels" }).waitFor();
  t.deepEqual(
    await page.locator("[data-variable]").evaluateAll((all) => all.map((one) => one.getAttribute("data-variable"))),
    ["region", "filters", "by"],
  );
  await page.getByText("Ad hoc filters: not previewed").waitFor();
  t.true(prometheus.expressions().includes("up{f='c',h='a'}"));
  t.true(problems.splice(0).every((one) => one.includes("422")));
});
