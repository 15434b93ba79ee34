import test from "ava";
import { load } from "js-yaml";
import { inContainers } from "../../bundle/places.ts";
import { prometheusConfig } from "../../bundle/prometheus-config.ts";
import { scrapeJobs } from "../../bundle/scrape-jobs.ts";
import type { Viewer } from "../../settings/index.ts";
import { defineSystem } from "../../systems/index.ts";
import { parts, settings, shop } from "./support/settings.ts";

test("parts of the stack are reached by their names, Grafana and the preview only where they run", (t) => {
  const { jobs, findings } = scrapeJobs([parts], settings(), { viewer: "grafana" });
  t.deepEqual(
    jobs.map(({ name, endpoints }) => [name, ...endpoints]),
    [
      ["alertmanager", "alertmanager:9093"],
      ["grafana", "grafana:3000"],
      ["prometheus", "prometheus:9090"],
    ],
  );
  t.deepEqual(findings, []);
  const names = (viewer: Viewer) => scrapeJobs([parts], settings(), { viewer }).jobs.map(({ name }) => name);
  t.deepEqual(names("preview"), ["alertmanager", "preview", "prometheus"]);
  t.deepEqual(names("none"), ["alertmanager", "prometheus"]);
});

test("other systems are reached where the settings say", (t) => {
  const addresses = { shop: { api: ["b:8080", "a:8080"], worker: ["w:1"] } };
  t.deepEqual(scrapeJobs([shop], settings({ addresses }), { viewer: "grafana" }).jobs, [
    { name: "api", path: "/actuator/prometheus", scheme: "http", inStack: false, endpoints: ["a:8080", "b:8080"] },
    { name: "worker", path: "/metrics", scheme: "https", inStack: false, endpoints: ["w:1"] },
  ]);
});

test("a target whose counters OpenMetrics would rename is asked for the text format only", (t) => {
  const plain = defineSystem({ ...shop, targets: { api: { port: 1, format: "text" }, worker: { port: 1 } } });
  const own = settings({ addresses: { shop: { api: ["a:1"], worker: ["w:1"] } } });
  const { jobs } = scrapeJobs([plain], own, { viewer: "grafana" });
  const text = prometheusConfig({ settings: own, place: inContainers.prometheus, jobs, extraScrapeConfigs: [] });
  const { scrape_configs } = load(text) as { scrape_configs: { job_name: string; scrape_protocols?: string[] }[] };
  t.deepEqual(
    scrape_configs.map(({ job_name, scrape_protocols }) => [job_name, scrape_protocols]),
    [
      ["api", ["PrometheusText0.0.4"]],
      ["worker", undefined],
    ],
  );
});

test("a target without an address gets no job and a warning", (t) => {
  const { jobs, findings } = scrapeJobs([shop], settings({ addresses: { shop: { api: ["a:1"] } } }), {
    viewer: "grafana",
  });
  t.deepEqual(
    jobs.map(({ name }) => name),
    ["api"],
  );
  t.deepEqual(
    findings.map(({ check, severity, path }) => [check, severity, path]),
    [["bundle/no-address", "warning", 'system "shop" › target "worker"']],
  );
});

test("a miniature is reached by its targets' names", (t) => {
  const { jobs } = scrapeJobs([shop], settings({ systems: ["shop"], demo: ["shop"] }), { viewer: "grafana" });
  t.deepEqual(
    jobs.flatMap(({ endpoints }) => endpoints),
    ["api:8080", "worker:9000"],
  );
});

test("two systems with a target of one name are refused", (t) => {
  const twin = defineSystem({ ...shop, name: "twin", targets: { api: { port: 1, inStack: true } } });
  const addresses = { shop: { api: ["a:1"], worker: ["w:1"] } };
  const { findings } = scrapeJobs([shop, twin], settings({ addresses }), { viewer: "grafana" });
  t.deepEqual(
    findings.map(({ check, severity, path }) => [check, severity, path]),
    [["bundle/same-target", "error", 'system "twin" › target "api"']],
  );
});

test("with TLS the parts of the stack are asked over https, others as before", (t) => {
  const tls = { certFile: "c", keyFile: "k", serverName: "s" };
  const { jobs } = scrapeJobs([parts, shop], settings({ tls, addresses: { shop: { api: ["a:1"] } } }), {
    viewer: "none",
  });
  t.deepEqual(
    jobs.map(({ name, scheme }) => [name, scheme]),
    [
      ["alertmanager", "https"],
      ["api", "http"],
      ["prometheus", "https"],
    ],
  );
});
