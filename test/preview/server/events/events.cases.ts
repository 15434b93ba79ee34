import { rmSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { createCatalogue, type DashboardSource } from "../../../../preview/server/index.ts";
import { request } from "../../../exporters/support/request.ts";
import { dashboardText } from "../support/dashboard.ts";
import { folderWith, replace } from "../support/folder.ts";
import { listen } from "../support/listen.ts";
import { startedPreview } from "../support/preview.ts";
import { until } from "../support/until.ts";

test("a page is told what there is, and of every change of the files", async (t) => {
  const folder = folderWith(t, { "a.json": dashboardText("a", "A"), "b.json": dashboardText("b", "B") });
  const { url } = await startedPreview(t, [`--dashboards.dir=${folder}`]);
  const page = await listen(t, `${url}/api/events`);
  t.deepEqual([page.answer.statusCode, page.answer.headers["content-type"]], [200, "text/event-stream"]);
  const list = async () => JSON.parse((await request(`${url}/api/dashboards`)).text) as object;
  t.deepEqual(await page.next(), ["dashboards", { ...(await list()), changed: [], removed: [] }]);
  replace(folder, "a.json", dashboardText("a", "Other"));
  rmSync(join(folder, "b.json"));
  t.deepEqual(await page.next(), ["dashboards", { ...(await list()), changed: ["a"], removed: ["b"] }]);
  t.is(page.lines[0], "retry: 1000");
});

test("a page that connects while the dashboards cannot be made is told so after what there is", async (t) => {
  const catalogue = createCatalogue();
  const source: DashboardSource = { ...catalogue, close: async () => {} };
  const { url } = await startedPreview(t, [], { source });
  const early = await listen(t, `${url}/api/events`);
  await early.next();
  catalogue.announce({ kind: "building" });
  catalogue.announce({ kind: "fault", message: "a.ts:1: no" });
  t.deepEqual(await early.next(), ["building", {}]);
  t.deepEqual(await early.next(), ["fault", { message: "a.ts:1: no" }]);
  const late = await listen(t, `${url}/api/events`);
  t.is((await late.next())[0], "dashboards");
  t.deepEqual(await late.next(), ["fault", { message: "a.ts:1: no" }]);
  catalogue.replace([], [{ file: "x", message: "y" }]);
  t.is((await late.next())[0], "dashboards");
  const last = await listen(t, `${url}/api/events`);
  await last.next();
  catalogue.announce({ kind: "building" });
  t.deepEqual(await last.next(), ["building", {}]);
});

test("a page that goes is forgotten; pages that stay do not keep the server from stopping", async (t) => {
  const { url, stop } = await startedPreview(t);
  const listeners = async () => /^preview_listeners (\d+)$/m.exec((await request(`${url}/metrics`)).text)?.[1];
  const pages = await Promise.all(Array.from({ length: 3 }, () => listen(t, `${url}/api/events`)));
  t.is(await listeners(), "3");
  pages[0]?.answer.destroy();
  await until(async () => (await listeners()) === "2");
  await stop(60_000);
  await Promise.all(pages.slice(1).map(({ ended }) => ended));
  t.pass();
});

test("asking for the head of the events does not listen", async (t) => {
  const { url } = await startedPreview(t);
  const { status, headers } = await request(`${url}/api/events`, { method: "HEAD" });
  t.deepEqual([status, headers["content-type"]], [200, "text/event-stream"]);
  t.true((await request(`${url}/metrics`)).text.includes("preview_listeners 0"));
});
