import { readFile } from "node:fs/promises";
import test from "ava";
import { constant, dashboardOf, panelOf, startKnownPrometheus, startTestPreview } from "./support/index.ts";

const series = [
  { name: "queue_length", labels: { queue: "mail" }, values: constant(3) },
  { name: "queue_length", labels: { queue: "push" }, values: constant(12) },
];

test("the menu shows a panel alone, copies its link, and shows what was asked and what came back", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const panels = [
    panelOf(1, "timeseries", ["max(queue_length) + 0 * $__interval_ms", "hidden_metric"], {
      title: "Longest queue",
      interval: "1m",
    }),
    panelOf(2, "table", ["queue_length"], {
      title: "Queues",
      target: { format: "table", instant: true, range: false },
    }),
  ];
  const [first] = panels;
  Object.assign(first?.targets[1] ?? {}, { hide: true });
  const dashboards = { "a.json": dashboardOf("a", panels) };
  const flags = ["--prometheus.page-url=http://prometheus.example.org"];
  const { open } = await startTestPreview(t, { dashboards, prometheus, flags });
  const { page, ready } = await open("/d/a");
  await ready();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const menu = async (title: string): Promise<void> => {
    await page.getByRole("heading", { name: title }).hover();
    await page.getByRole("button", { name: `Menu for panel ${title}` }).click();
  };

  await menu("Longest queue");
  await page.getByRole("menuitem", { name: "Copy link" }).click();
  await page.getByText("Panel link copied").waitFor();
  const copied = new URL(await page.evaluate<string>("navigator.clipboard.readText()"));
  t.is(copied.pathname, "/d/a");
  t.is(copied.searchParams.get("viewPanel"), "panel-1");

  await menu("Longest queue");
  const graph = new URL((await page.getByRole("menuitem", { name: "Open in Prometheus" }).getAttribute("href")) ?? "");
  t.is(graph.origin + graph.pathname, "http://prometheus.example.org/query");
  t.is(graph.searchParams.get("g0.expr"), "max(queue_length) + 0 * 60000");
  t.is(graph.searchParams.get("g0.range_input"), "3600s");
  await page.getByRole("menuitem", { name: /Inspect/ }).hover();
  await page.getByRole("menuitem", { name: "Query" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.locator('[data-query="A"]').waitFor();
  const asked = await drawer.innerText();
  t.regex(asked, /1 query with total query time of \d+ ms/);
  t.regex(asked, /max\(queue_length\) \+ 0 \* 60000/, "variables are replaced");
  t.regex(asked, /Step\s+60 s/);
  t.regex(asked, /Series\s+1\s+Samples\s+61/);
  t.regex(asked, /B: hidden, not asked\s+hidden_metric/);
  await drawer.getByRole("tab", { name: "JSON" }).click();
  t.deepEqual(JSON.parse(await drawer.locator("[data-panel-json]").innerText()), first);
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });

  await page.getByRole("heading", { name: "Queues" }).hover();
  await page.keyboard.press("i");
  await drawer.getByRole("gridcell", { name: "push" }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    drawer.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  t.regex(download.suggestedFilename(), /^Queues-data-.*\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).trim().split(/\r?\n/);
  t.is(lines[0], '"Time","__name__","queue","Value"');
  t.deepEqual(
    lines.slice(1).map((line) => line.replace(/^[^,]*,/, "")),
    ["queue_length,mail,3", "queue_length,push,12"],
  );
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });

  await page.getByRole("heading", { name: "Queues" }).hover();
  await page.keyboard.press("v");
  await page.waitForURL(/viewPanel=panel-2/);
  await page.getByRole("heading", { name: "Longest queue" }).waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "Queues" }).hover();
  await page.keyboard.press("v");
  await page.getByRole("heading", { name: "Longest queue" }).waitFor();
});

test("links of panels and of values lead where their texts say, inside the page, and nothing runs", async (t) => {
  const prometheus = await startKnownPrometheus(t, { series });
  const table = panelOf(1, "table", ["queue_length"], {
    title: "Queues",
    target: { format: "table", instant: true, range: false },
    links: [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana's notation
      { title: "Details of $env", url: "/d/b?var-env=${env}&${__url_time_range}" },
      { title: "Bad", url: "javascript:alert(1)" },
    ],
    fieldConfig: {
      defaults: {},
      overrides: [
        {
          matcher: { id: "byName", options: "queue" },
          properties: [
            {
              id: "links",
              value: [
                {
                  // biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana's notation
                  title: "Queue ${__value.text}",
                  // biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana's notation
                  url: "/d/b?var-queue=${__value.raw}&n=${__data.fields.Value}&${env:queryparam}",
                },
              ],
            },
          ],
        },
        {
          matcher: { id: "byName", options: "Value" },
          properties: [{ id: "links", value: [{ title: "Run", url: "javascript:alert(2)" }] }],
        },
      ],
    },
  });
  const env = { name: "env", type: "custom", query: "prod,test", current: { text: "prod", value: "prod" } };
  const dashboards = {
    "a.json": dashboardOf("a", [table], { templating: { list: [env] } }),
    "b.json": dashboardOf("b", [panelOf(1, "text", [], { options: { content: "arrived" } })]),
  };
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/a");
  await ready();
  const panel = page.locator('[data-panel-id="1"]');
  const queue = panel.getByRole("link", { name: "mail" });
  t.is(await queue.getAttribute("href"), "/d/b?var-queue=mail&n=3&var-env=prod");
  t.is(await queue.getAttribute("title"), "Queue mail");
  const hrefs = await panel.locator("a[href]").evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
  t.deepEqual(
    hrefs.filter((href) => href.startsWith("javascript:")),
    [],
  );
  await panel.getByRole("button", { name: "panel links" }).click();
  const details = page.getByRole("menuitem", { name: "Details of prod" });
  t.regex((await details.getAttribute("href")) ?? "", /^\/d\/b\?var-env=prod&from=.+&to=.+/);
  t.not(await page.getByRole("menuitem", { name: "Bad" }).getAttribute("href"), "javascript:alert(1)");
  await page.keyboard.press("Escape");
  await page.evaluate("window.stays = true");
  await queue.click();
  await page.getByText("arrived").waitFor();
  t.true(await page.evaluate<boolean>("window.stays === true"), "the page was not loaded anew");
});
