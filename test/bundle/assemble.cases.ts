import test from "ava";
import { assemble } from "../../bundle/index.ts";
import { DefinitionError } from "../../problems/index.ts";
import { defineSystem } from "../../systems/index.ts";
import { everything, ofStackFile } from "./support/bundles.ts";
import { settings, shop } from "./support/settings.ts";

test("the configurations name their own release, Grafana's files do not", (t) => {
  const { prometheus, alertmanager, grafana } = ofStackFile("dev");
  t.true(
    prometheus.release.files["prometheus.yml"]?.includes(
      `/etc/prometheus/config/releases/${prometheus.release.digest}/rules/`,
    ),
  );
  t.true(
    alertmanager.release.files["alertmanager.yml"]?.includes(
      `/etc/alertmanager/config/releases/${alertmanager.release.digest}/templates/`,
    ),
  );
  for (const content of Object.values(grafana.release.files)) t.false(content.includes(grafana.release.digest));
});

test("a change for one service leaves the releases of the others as they are", (t) => {
  const before = assemble({ settings: settings(), systems: [shop] });
  const longer = assemble({ settings: settings({ retention: { time: "1d" } }), systems: [shop] });
  t.not(longer.prometheus.release.digest, before.prometheus.release.digest);
  t.is(longer.alertmanager.release.digest, before.alertmanager.release.digest);
  t.is(longer.grafana.release.digest, before.grafana.release.digest);
  const calmer = assemble({ settings: settings({ grouping: { repeat: "1d" } }), systems: [shop] });
  t.not(calmer.alertmanager.release.digest, before.alertmanager.release.digest);
  t.is(calmer.prometheus.release.digest, before.prometheus.release.digest);
});

test("services are told which secrets they need", (t) => {
  const { prometheus, alertmanager, grafana } = everything();
  t.deepEqual(prometheus.secretNames, ["legacy-password"]);
  t.deepEqual(alertmanager.secretNames, ["heartbeat", "pagerduty", "slack", "smtp", "teams", "telegram", "ticket"]);
  t.deepEqual(grafana.secretNames, []);
});

test("what is only worth a look is handed on, and counted", (t) => {
  const { findings, counts } = assemble({ settings: settings(), systems: [shop] });
  t.deepEqual(
    findings.map(({ check }) => check),
    ["bundle/no-address", "bundle/no-address"],
  );
  t.deepEqual(counts, { systems: 1, alerts: 0, dashboards: 0, findings: 2 });
});

test("everything that is wrong is told at once", (t) => {
  const twin = defineSystem({ ...shop, name: "twin" });
  const files = { rules: [{ path: "r.yml", content: "[]" }], scrapeConfigs: { path: "s.yml", content: "[]" } };
  const error = t.throws(() => assemble({ settings: settings(), systems: [shop, twin], files }), {
    instanceOf: DefinitionError,
  });
  const checks = error.findings.filter(({ severity }) => severity === "error").map(({ check }) => check);
  t.deepEqual(checks, ["lint/kind", "bundle/scrape-configs", "bundle/same-target", "bundle/same-target"]);
});

test("a receiver that no route leads to is worth a look", (t) => {
  const receivers = { chat: { kind: "slack", secret: "slack" } };
  const { findings } = assemble({ settings: settings({ receivers, secrets: { slack: "x" } }), systems: [] });
  t.deepEqual(
    findings.map(({ check, path }) => [check, path]),
    [["routing/unused-receiver", 'receiver "chat"']],
  );
});
