import test from "ava";
import { load } from "js-yaml";
import { assemble } from "../../bundle/index.ts";
import { containersSettings } from "../../exporters/containers/index.ts";
import { settingsOf } from "../../exporters/kit/settings/index.ts";
import { socketProxySettings } from "../../exporters/socket-proxy/index.ts";
import { defineSystem } from "../../systems/index.ts";
import { settings, shop } from "./support/settings.ts";

const asking = defineSystem({ ...shop, exporters: { containers: {} } });
const bundle = (values: Readonly<Record<string, unknown>> = {}, system = asking) =>
  assemble({ settings: settings({ systems: ["shop"], ...values }), systems: [system] });

test("the exporter asks the proxy, and the proxy listens on its network", (t) => {
  const { exporters } = bundle();
  t.deepEqual(load(exporters.containers?.release.files["containers.yml"] ?? ""), {
    engine: { url: "http://socket-proxy:2375" },
    cgroup: { root: "/host/cgroup" },
  });
  t.deepEqual(load(exporters.socketProxy?.release.files["socket-proxy.yml"] ?? ""), {
    proxy: { listenAddress: "0.0.0.0:2375" },
  });
});

test("what is written are settings of the programs", (t) => {
  const { exporters } = bundle({ discovery: { docker: { label: "prometheus.scrape" } } });
  const keys = (name: string, shape: Parameters<typeof settingsOf>[1]) =>
    new Set(settingsOf(name, shape).map(({ fileKeys }) => fileKeys.join(".")));
  const written = (text = "") =>
    Object.entries(load(text) as Record<string, object>).flatMap(([section, inner]) =>
      Object.keys(inner).map((key) => `${section}.${key}`),
    );
  for (const key of written(exporters.containers?.release.files["containers.yml"]))
    t.true(keys("containers", containersSettings).has(key), key);
  for (const key of written(exporters.socketProxy?.release.files["socket-proxy.yml"]))
    t.true(keys("socket-proxy", socketProxySettings).has(key), key);
});

test("the labels that discovery reads are shown by the proxy", (t) => {
  const { exporters } = bundle({ discovery: { docker: { label: "prometheus.scrape" } } });
  const { labels } = load(exporters.socketProxy?.release.files["socket-proxy.yml"] ?? "") as { labels: object };
  t.deepEqual(labels, {
    also: ["prometheus.job", "prometheus.path", "prometheus.port", "prometheus.scheme", "prometheus.scrape"],
  });
});

test("targets are found through the proxy, unless that is switched off", (t) => {
  const jobs = (values: Readonly<Record<string, unknown>> = {}) => {
    const text = bundle(values).prometheus.release.files["prometheus.yml"] ?? "";
    return (load(text) as { scrape_configs: { job_name: string }[] }).scrape_configs.map(({ job_name }) => job_name);
  };
  t.true(jobs().includes("docker-containers"));
  t.true(jobs().includes("containers"));
  t.false(jobs({ discovery: { docker: false } }).includes("docker-containers"));
});

test("neither runs where nobody asks for it, or the settings leave it out", (t) => {
  for (const { exporters } of [bundle({}, shop), bundle({ containers: false })]) {
    t.false("containers" in exporters);
    t.false("socketProxy" in exporters);
  }
});
