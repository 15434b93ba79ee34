import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "ava";
import { previewedPrometheus } from "../../cli/preview-prometheus.ts";
import { findProject, type Project, readStackSettings } from "../../cli/project.ts";
import { readClientConfig } from "../../preview/server/prometheus/client-config.ts";
import { parseSettings, type Settings } from "../../settings/index.ts";
import { folderWith } from "../preview/server/support/folder.ts";

let project: Project;
let settings: Settings;
test.before(async () => {
  project = await findProject();
  settings = parseSettings(await readStackSettings(project, "dev"));
});

test("one that is named, without a password", async (t) => {
  const { url, configFile, absent } = await previewedPrometheus(project, settings, {
    stack: "dev",
    prometheus: "http://prometheus.example.org:9090/",
  });
  t.deepEqual([url, configFile, absent], ["http://prometheus.example.org:9090", undefined, undefined]);
});

test("its password is in a file that only this user reads, and goes with the preview", async (t) => {
  const folder = folderWith(t, { password: "pass: word'\n" });
  const {
    url,
    configFile = "",
    remove,
  } = await previewedPrometheus(project, settings, {
    stack: "dev",
    prometheus: "https://prometheus.example.org/below",
    user: "admin",
    passwordFile: join(folder, "password"),
  });
  t.is(url, "https://prometheus.example.org/below");
  t.is(statSync(configFile).mode & 0o077, 0);
  t.notRegex(readFileSync(configFile, "utf8"), /pass: word/);
  t.is(readClientConfig(configFile).config?.authorization, `Basic ${btoa("admin:pass: word'")}`);
  await remove();
  t.false(existsSync(dirname(configFile)));
});

test("a file of one's own is taken as it is", async (t) => {
  const folder = folderWith(t, {});
  writeFileSync(join(folder, "client.yml"), "{}");
  const { configFile, remove } = await previewedPrometheus(project, settings, {
    stack: "dev",
    prometheus: "http://a:9090",
    "prometheus.config.file": join(folder, "client.yml"),
  });
  t.is(configFile, join(folder, "client.yml"));
  await remove();
  t.true(existsSync(join(folder, "client.yml")));
});

test("what is no address is refused", async (t) => {
  await t.throwsAsync(previewedPrometheus(project, settings, { stack: "dev", prometheus: "prometheus:9090" }), {
    message: "--prometheus: prometheus:9090 is no http(s):// address",
  });
});
