import test from "ava";
import { load } from "js-yaml";
import { assemble } from "../../bundle/index.ts";
import { defineSystem } from "../../systems/index.ts";
import { mail, settings, shop } from "./support/settings.ts";

const bundle = (ofShop: readonly string[], ofMail: readonly string[] = []) =>
  assemble({
    settings: settings({ systems: ["shop", "mail"] }),
    systems: [
      defineSystem({ ...shop, exporters: { loadTest: { tests: ofShop } } }),
      defineSystem({ ...mail, exporters: ofMail.length === 0 ? {} : { loadTest: { tests: ofMail } } }),
    ],
  });

test("the receiver takes the results of the tests that the systems name", (t) => {
  const { exporters, prometheus } = bundle(["shop-spike", "shop-base"], ["mail-base"]);
  const text = exporters.loadTest?.release.files["load-test.yml"] ?? "";
  t.deepEqual(load(text), { tests: ["mail-base", "shop-base", "shop-spike"] });
  const config = load(prometheus.release.files["prometheus.yml"] ?? "") as { scrape_configs: { job_name: string }[] };
  t.like(
    config.scrape_configs.find(({ job_name }) => job_name === "load-test"),
    {
      static_configs: [{ targets: ["load-test:9646"] }],
    },
  );
});

test("what the tests must hold to goes with them", (t) => {
  const thresholds = { "shop-base": { http_req_duration: ["p(95)<500"] } };
  const systems = [defineSystem({ ...shop, exporters: { loadTest: { tests: ["shop-base"], thresholds } } })];
  const { exporters } = assemble({ settings: settings({ systems: ["shop"] }), systems });
  t.deepEqual(load(exporters.loadTest?.release.files["load-test.yml"] ?? ""), { tests: ["shop-base"], thresholds });
});

test("where no system has tests there is no receiver", (t) => {
  const { exporters } = assemble({ settings: settings(), systems: [shop] });
  t.false("loadTest" in exporters);
});

test("a test of two systems is refused, with a name that is free", (t) => {
  const error = t.throws(() => bundle(["base"], ["base"]));
  t.regex(error?.message ?? "", /the test "base" is also one of "(shop|mail)"; each has its own name/);
  t.regex(error?.message ?? "", /Call it (mail|shop)-base/);
});
