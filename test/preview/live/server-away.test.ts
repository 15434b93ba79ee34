import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { createLogger, readSettings } from "../../../exporters/kit/index.ts";
import {
  type Catalogue,
  createCatalogue,
  preview,
  previewSettings,
  readDashboard,
  startPreview,
} from "../../../preview/server/index.ts";
import { acquirePreviewApp } from "../../../toolchain/index.ts";
import { freePorts } from "../../support/free-ports.ts";
import { dashboardOf, openPage, panelOf, series, startScriptedPrometheus } from "./support/index.ts";

/** A preview at a port that a test can stop and start again, of dashboards that the test puts into a catalogue. */
async function restartable(t: ExecutionContext) {
  const folder = mkdtempSync(join(tmpdir(), "sightline-preview-away-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const prometheus = await startScriptedPrometheus(t, (asked) => series(asked, 1));
  const catalogue: Catalogue = createCatalogue();
  const [port = 0] = await freePorts(1);
  const settings = readSettings(preview, previewSettings, [
    `--web.listen-address=127.0.0.1:${port}`,
    `--dashboards.dir=${folder}`,
    `--app.dir=${await acquirePreviewApp()}`,
    `--prometheus.url=${prometheus.url}`,
  ]);
  const log = createLogger("error", { write: (line) => t.log(line.trim()) });
  let running: { stop(deadlineMs: number): Promise<void> } | undefined;
  const stop = async () => {
    await running?.stop(0);
    running = undefined;
  };
  const start = async () => {
    running = await startPreview({ settings, log, source: { ...catalogue, close: () => Promise.resolve() } });
  };
  t.teardown(stop);
  await start();
  return { url: `http://127.0.0.1:${port}`, catalogue, prometheus, start, stop };
}

function put(catalogue: Catalogue, expr: string): void {
  const text = JSON.stringify(dashboardOf("a", [panelOf(1, "stat", [expr])]));
  const read = readDashboard({ file: "a.ts", folder: "", text });
  if (typeof read === "string") throw new Error(read);
  catalogue.replace([read], []);
}

test("while definitions do not compile the last good dashboards stay, and the page says what is wrong", async (t) => {
  const { url, catalogue, prometheus } = await restartable(t);
  put(catalogue, "before");
  const { page, ready } = await openPage(t, `${url}/d/a`);
  await ready();
  catalogue.announce({ kind: "building" });
  await page.locator('[data-banner="building"]').waitFor();
  catalogue.announce({ kind: "fault", message: "dashboards/a.ts:7: no such metric" });
  await page.locator('[data-banner="fault"]').getByText("dashboards/a.ts:7: no such metric").waitFor();
  t.is(await page.locator('[data-banner="building"]').count(), 0);
  t.is(await page.locator('[data-panel-id="1"][data-panel-state="done"]').count(), 1);
  put(catalogue, "after");
  await page.locator('[data-banner="fault"]').waitFor({ state: "detached" });
  await ready();
  t.deepEqual(prometheus.expressions(), ["before", "after"]);
});

test("a server that goes away is missed and the page stays; when it is back, what changed meanwhile is shown", async (t) => {
  const { url, catalogue, prometheus, start, stop } = await restartable(t);
  put(catalogue, "before");
  const { page, ready, problems } = await openPage(t, `${url}/d/a`);
  await ready();
  await stop();
  await page.locator('[data-banner="lost"]').getByText("The preview’s server does not answer").waitFor();
  await page.keyboard.press("d");
  await page.keyboard.press("r");
  await page.locator('[data-panel-id="1"][data-panel-state="error"]').waitFor();
  put(catalogue, "after");
  await start();
  await page.locator('[data-banner="lost"]').waitFor({ state: "detached" });
  await page.locator('[data-panel-id="1"][data-panel-state="done"]').waitFor();
  await ready();
  t.is(prometheus.expressions().at(-1), "after");
  t.true(
    problems.splice(0).every((one) => one.includes("ERR_")),
    "the browser says that nobody answered",
  );
});
