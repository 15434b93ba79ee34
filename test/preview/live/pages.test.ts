import test from "ava";
import { dashboardOf, panelOf, series, startScriptedPrometheus, startTestPreview } from "./support/index.ts";

const dashboards = {
  "Chat/api.json": dashboardOf("api", [panelOf(1, "stat", ["up"])], { title: "API Service", tags: ["http", "chat"] }),
  "Chat/router.json": dashboardOf("router", [], { title: "Router", tags: ["chat"] }),
  "start.json": dashboardOf("start", [], { title: "Start here" }),
};

test("the list: by folder, searched by title, tag and folder, opened with the keyboard", async (t) => {
  const prometheus = await startScriptedPrometheus(t, (asked) => series(asked, 1));
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/");
  await ready();
  const titles = () => page.locator("[data-dashboard] a").allInnerTexts();
  const folders = () => page.locator("#found-dashboards h2").allInnerTexts();
  t.deepEqual(
    (await folders()).map((text) => text.trim()),
    ["Dashboards", "Chat"],
  );
  t.deepEqual(await titles(), ["Start here", "API Service", "Router"]);
  t.regex(await page.title(), /^Sightline /);

  const search = page.getByLabel("Search for dashboards");
  t.is(await page.evaluate("document.activeElement.ariaLabel"), "Search for dashboards");
  await search.fill("CHAT serv");
  t.deepEqual(await titles(), ["API Service"]);
  t.is(new URL(page.url()).searchParams.get("query"), "CHAT serv");
  await search.fill("nothing like it");
  await page.getByText("No dashboard has all of these words").waitFor();
  await search.fill("chat");
  await search.press("ArrowDown");
  t.is(await page.locator('[data-active="true"]').getAttribute("data-dashboard"), "router");
  await search.press("Enter");
  await page.waitForURL(/\/d\/router\/router/);

  await page.goBack();
  await ready();
  t.is(await search.inputValue(), "chat");
  await page.locator("#found-dashboards h2 a").first().click();
  await page.waitForURL(/\/dashboards\/f\/Chat/);
  t.deepEqual(await titles(), ["API Service", "Router"]);
});

test("files that cannot be used are named with their fault", async (t) => {
  const prometheus = await startScriptedPrometheus(t, (asked) => series(asked, 1));
  const broken = { ...dashboards, "broken.json": '{"uid": "broken", ', "twin.json": dashboardOf("start", []) };
  const { open } = await startTestPreview(t, { dashboards: broken, prometheus });
  const { page } = await open("/dashboards");
  const fault = page.locator('[data-banner="file"]', { hasText: "broken.json cannot be used" });
  await fault.waitFor();
  await page.locator('[data-banner="file"]', { hasText: "has the uid start" }).waitFor();
  t.is(await page.locator("[data-dashboard]").count(), 3);
});

test("links, back and forward, titles, a dashboard that is not there", async (t) => {
  const prometheus = await startScriptedPrometheus(t, (asked) => series(asked, 1));
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready, problems } = await open("/dashboards");
  await ready();
  await page.evaluate("window.sameDocument = true");
  await page.getByRole("link", { name: "API Service" }).click();
  await ready();
  await page.locator('[data-panel-id="1"][data-panel-state="done"]').waitFor();
  t.regex(await page.title(), /^API Service /);
  t.is(new URL(page.url()).pathname, "/d/api/api-service");
  await page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link", { name: "Chat" }).click();
  await page.waitForURL(/\/dashboards\/f\/Chat/);
  await page.goBack();
  await page.locator('[data-panel-id="1"]').waitFor();
  await page.goBack();
  await page.getByLabel("Search for dashboards").waitFor();
  await page.goForward();
  await page.locator('[data-panel-id="1"]').waitFor();
  t.true(await page.evaluate("window.sameDocument === true"), "nothing was loaded anew");

  await page.goto(new URL("/d/nobody", page.url()).href);
  await ready();
  await page.getByText("Dashboard not found").waitFor();
  t.true(
    problems.splice(0).every((one) => one.includes("404")),
    "the browser says that it got no dashboard",
  );
});

test("the theme: from the address, switched and kept; the search and what the preview lacks from every page", async (t) => {
  const prometheus = await startScriptedPrometheus(t, (asked) => series(asked, 1));
  const { open } = await startTestPreview(t, { dashboards, prometheus });
  const { page, ready } = await open("/d/api?theme=light");
  const isDark = async () => {
    const color = await page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    return color.match(/\d+/g)?.every((part) => Number(part) < 60);
  };
  await ready();
  t.false(await isDark());
  await page.getByRole("button", { name: "Dark theme" }).click();
  await page.getByRole("button", { name: "Light theme" }).click();
  await page.getByRole("button", { name: "Dark theme" }).waitFor();
  t.false(page.url().includes("theme="));
  await page.reload();
  await ready();
  t.false(await isDark(), "kept");

  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Search for dashboards").fill("router");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/d\/router/);
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /what it lacks/ }).click();
  await page.getByRole("dialog").getByText("Editing, saving, sharing").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});
