import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { assemble, type Bundle, type Places } from "../../../../bundle/index.ts";
import { everything, ofStackFile } from "../../../bundle/support/bundles.ts";
import { settings, shop } from "../../../bundle/support/settings.ts";
import { layOut, places } from "./lay-out.ts";

/** The services' own tools take the bundle; a release laid out elsewhere checks the same files at the paths they name. */
const accepted = test.macro<[make: (at: Places) => Bundle]>({
  exec: async (t, make) => {
    const at = places(t);
    const { prometheus, alertmanager } = layOut(make(at), at);
    // promtool's lint takes alerts of one name for duplicates whatever they watch; our own checks compare what they watch.
    const config = await execa("promtool", ["check", "config", "--lint=none", join(prometheus, "prometheus.yml")]);
    t.regex(config.stdout, /is valid prometheus config file syntax/);
    const routes = await execa("amtool", ["check-config", join(alertmanager, "alertmanager.yml")], { all: true });
    t.regex(routes.all, /1 templates/);
  },
  title: (name = "") => `promtool and amtool accept: ${name}`,
});

test("dev", accepted, (at) => ofStackFile("dev", { places: at }));
test("staging", accepted, (at) => ofStackFile("staging", { places: at }));
test("prod with every setting", accepted, (at) => everything({ places: at }, at.prometheus.secrets));
test("a stack without any rule", accepted, (at) => assemble({ settings: settings(), systems: [shop], places: at }));

test("the rules of every release are seen by promtool through the configuration", async (t) => {
  const at = places(t);
  const { prometheus } = layOut(everything({ places: at }, at.prometheus.secrets), at);
  const { stdout } = await execa("promtool", ["check", "config", join(prometheus, "prometheus.yml")]);
  t.regex(stdout, /rules\/extra-kafka\.yml/);
});

test("a rule file that only this Prometheus cannot take is refused in promtool's words", async (t) => {
  const at = places(t);
  const files = {
    rules: [
      {
        path: "bad.yml",
        content: "groups: [{name: a, rules: [{record: 'job:up:mad', expr: 'mad_over_time(up[5m])'}]}]\n",
      },
    ],
  };
  const { prometheus } = layOut(assemble({ settings: settings(), systems: [shop], files, places: at }), at);
  const result = await execa("promtool", ["check", "config", join(prometheus, "prometheus.yml")], {
    reject: false,
    all: true,
  });
  t.is(result.exitCode, 1);
  t.regex(result.all, /extra-bad\.yml[\s\S]*parse error: function "mad_over_time" is not enabled/);
});

const routed = test.macro<[labels: readonly string[], receivers: string]>({
  exec: async (t, labels, receivers) => {
    const at = places(t);
    const { alertmanager } = layOut(everything({ places: at }, at.prometheus.secrets), at);
    const file = join(alertmanager, "alertmanager.yml");
    const { stdout } = await execa("amtool", ["config", "routes", "test", `--config.file=${file}`, ...labels]);
    t.is(stdout, receivers);
  },
  title: (_, labels, receivers) => `${labels.join(" ")} goes to ${receivers}`,
});
test(routed, ["alertname=Watchdog", "severity=info"], "heartbeat");
test(routed, ["severity=critical"], "oncall,team");
test(routed, ["severity=critical", "team=billing"], "oncall,mail");
test(routed, ["severity=warning"], "ticket");
test(routed, ["severity=info"], "mail");
test(routed, ["severity=page"], "chat");
