import { join } from "node:path";
import test from "ava";
import bcrypt from "bcryptjs";
import { readSettings } from "../../../exporters/kit/index.ts";
import { preview, previewSettings } from "../../../preview/server/index.ts";
import { basic, request } from "../../exporters/support/request.ts";
import { faultsOf } from "../../exporters/support/settings.ts";
import { dashboardText } from "./support/dashboard.ts";
import { folderWith } from "./support/folder.ts";
import { startedPreview } from "./support/preview.ts";
import { standIn } from "./support/stand-in.ts";

test("what the page must know is told, and changes with the settings", async (t) => {
  const { url, reload } = await startedPreview(t, ["--title=Team A", "--scrape-interval=90s"]);
  const told = async () => JSON.parse((await request(`${url}/api/preview`)).text) as unknown;
  t.deepEqual(await told(), { title: "Team A", version: preview.version, scrapeInterval: "1m30s", viewer: "preview" });
  const prometheusUrl = "https://prometheus.example.org/";
  await reload(readSettings(preview, previewSettings, ["--title=Team B", `--prometheus.page-url=${prometheusUrl}`]));
  const rest = { version: preview.version, scrapeInterval: "15s", viewer: "preview" };
  t.deepEqual(await told(), { title: "Team B", ...rest, prometheusUrl });
});

test("limits and Prometheus's address are taken by a reload", async (t) => {
  const [before, after] = [await standIn(t), await standIn(t)];
  const { url, reload } = await startedPreview(t, [`--prometheus.url=${before.url}`, "--limits.query=2B"]);
  const ask = async () => (await request(`${url}/api/prometheus/api/v1/query?query=long`)).status;
  t.is(await ask(), 413);
  await reload(readSettings(preview, previewSettings, [`--prometheus.url=${after.url}`]));
  t.is(await ask(), 200);
  t.deepEqual([before.asked.length, after.asked.length], [0, 1]);
});

test("nothing is shown without the password, whatever it is", async (t) => {
  const prometheus = await standIn(t);
  const users = { "web.yml": `basic_auth_users: {admin: "${bcrypt.hashSync("right", 4)}"}\n` };
  const flags = [`--web.config.file=${join(folderWith(t, users), "web.yml")}`, `--prometheus.url=${prometheus.url}`];
  const { url } = await startedPreview(t, flags, { dashboards: { "a.json": dashboardText("a", "A") } });
  const paths = [
    "/",
    "/d/a",
    "/api/preview",
    "/api/dashboards",
    "/api/dashboards/a",
    "/api/events",
    "/api/prometheus/api/v1/labels",
    "/metrics",
  ];
  for (const path of paths) {
    t.is((await request(`${url}${path}`)).status, 401, path);
    t.is((await request(`${url}${path}`, { headers: basic("admin", "wrong") })).status, 401, path);
    const method = path === "/api/events" ? "HEAD" : "GET";
    t.is((await request(`${url}${path}`, { method, headers: basic("admin", "right") })).status, 200, path);
  }
  t.is(prometheus.asked.length, 1);
  t.false(JSON.stringify(prometheus.asked).includes("authorization"));
});

test("data is not for pages of other sites; links to dashboards are", async (t) => {
  const prometheus = await standIn(t);
  const { url } = await startedPreview(t, [`--prometheus.url=${prometheus.url}`]);
  const status = async (path: string, site: string) =>
    (await request(`${url}${path}`, { headers: { "sec-fetch-site": site } })).status;
  for (const path of ["/api/preview", "/api/dashboards", "/api/prometheus/api/v1/labels"])
    t.deepEqual(
      await Promise.all(["same-origin", "none", "cross-site", "same-site"].map((site) => status(path, site))),
      [200, 200, 403, 403],
      path,
    );
  t.is(await status("/d/a", "cross-site"), 200);
  t.is(prometheus.asked.length, 2);
  const { text } = await request(`${url}/api/prometheus/api/v1/labels`, {
    headers: { "sec-fetch-site": "cross-site" },
  });
  t.deepEqual(JSON.parse(text), {
    status: "error",
    errorType: "preview",
    error: "this is not for pages of other sites",
  });
});

test("where names are given, no other name leads here", async (t) => {
  const { url } = await startedPreview(t, ["--web.hosts=preview.internal"]);
  const status = async (host: string) => (await request(`${url}/`, { headers: { host } })).status;
  const own = ["preview.internal", "Preview.Internal:3000", "localhost:3000", "127.0.0.1:3000", "[::1]:3000", "[::1]"];
  t.deepEqual(
    await Promise.all(own.map(status)),
    own.map(() => 200),
  );
  const others = ["rebound.example", "preview.internal.example:3000", "localhost.example", "127.0.0.1.example"];
  t.deepEqual(
    await Promise.all(others.map(status)),
    others.map(() => 403),
  );
});

test("settings that cannot be right are refused", (t) => {
  const read = (...flags: string[]) => faultsOf(() => readSettings(preview, previewSettings, flags));
  const noAddress = "is no address; write http://host:port, without a user or a query";
  t.deepEqual(read("--prometheus.url=http://user:hunter2@host:9090"), [
    `--prometheus.url | "http://user:<secret>@host:9090": ${noAddress}`,
  ]);
  t.deepEqual(read("--prometheus.url=ftp://host"), [`--prometheus.url | "ftp://host": ${noAddress}`]);
  t.deepEqual(read("--prometheus.url=http://host:99999"), [
    '--prometheus.url | "http://host:99999": is no address; write http://host:port',
  ]);
  t.deepEqual(read("--web.hosts=http://host"), [
    '--web.hosts › 0 | "http://host": is no name of a host in small letters, without a port',
  ]);
  t.is(
    readSettings(preview, previewSettings, ["--prometheus.url=http://host/prom//"])["prometheus.url"],
    "http://host/prom",
  );
});

test("dashboards and faults are counted", async (t) => {
  const { url, logLines } = await startedPreview(t, [], {
    dashboards: { "a.json": dashboardText("a", "A"), "b.json": dashboardText("a", "B") },
  });
  const { text } = await request(`${url}/metrics`);
  t.regex(text, /^preview_dashboards 1$/m);
  t.regex(text, /^preview_dashboard_faults 1$/m);
  t.true(logLines.some((line) => line.includes("dashboards read, not all can be used") && line.includes("b.json")));
});
