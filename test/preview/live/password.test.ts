import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import bcrypt from "bcryptjs";
import { constant, dashboardOf, panelOf, startKnownPrometheus, startTestPreview } from "./support/index.ts";

test("without the right password there is no page and no number; with it, all of both", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sightline-preview-password-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const webConfig = join(folder, "web.yml");
  writeFileSync(webConfig, JSON.stringify({ basic_auth_users: { admin: bcrypt.hashSync("right", 4) } }));
  const prometheus = await startKnownPrometheus(t, { series: [{ name: "queue_length", values: constant(42) }] });
  const dashboards = { "a.json": dashboardOf("a", [panelOf(1, "stat", ["queue_length"])]) };
  const flags = [`--web.config.file=${webConfig}`];
  const { open, url } = await startTestPreview(t, { dashboards, prometheus, flags });

  const refused = await open("/d/a", { login: { username: "admin", password: "wrong" } });
  t.regex(await refused.page.locator("body").innerText(), /a user name and a password are needed/);
  t.is(await refused.page.locator("#root").count(), 0);
  t.true(refused.problems.splice(0).every((problem) => problem.includes("401")));
  for (const path of ["/", "/api/dashboards", "/api/prometheus/api/v1/query?query=up", "/third-party-notices.txt"])
    t.is((await fetch(`${url}${path}`)).status, 401, path);

  const { page, ready } = await open("/d/a", { login: { username: "admin", password: "right" } });
  await ready();
  t.regex(await page.locator('[data-panel-id="1"]').innerText(), /\b42\b/);
});
