import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { extraRules } from "../../bundle/extra-rules.ts";
import { extraScrapeConfigs } from "../../bundle/extra-scrape-configs.ts";
import { type ExtraFile, readExtraFiles } from "../../bundle/index.ts";
import { DefinitionError } from "../../problems/index.ts";

test("files are read relative to the project, and every one that cannot be read is named", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sightline-extra-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "rules"));
  writeFileSync(join(folder, "rules/kafka.yml"), "groups: []\n");
  writeFileSync(join(folder, "scrape.yml"), "scrape_configs: []\n");
  const named = { rulesFrom: ["rules/kafka.yml"], extraScrapeConfigs: "scrape.yml", kafka: {} };
  t.deepEqual(readExtraFiles(named, folder), {
    rules: [{ path: "rules/kafka.yml", content: "groups: []\n" }],
    scrapeConfigs: { path: "scrape.yml", content: "scrape_configs: []\n" },
  });
  t.deepEqual(readExtraFiles({ rulesFrom: [], extraScrapeConfigs: undefined, kafka: {} }, folder), { rules: [] });

  const wrong = { rulesFrom: ["rules", "rules/kafka.yml", "none.yml"], extraScrapeConfigs: "no.yml", kafka: {} };
  const error = t.throws(() => readExtraFiles(wrong, folder), { instanceOf: DefinitionError });
  t.deepEqual(
    error.findings.map(({ path, message }) => [path, message.split(";")[0]]),
    [
      ["sightline:extraScrapeConfigs", '"no.yml" cannot be read: there is no such file'],
      ["sightline:rulesFrom[0]", '"rules" cannot be read: that is a folder'],
      ["sightline:rulesFrom[2]", '"none.yml" cannot be read: there is no such file'],
    ],
  );
});

test("certificates for Kafka are read, by system", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sightline-extra-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "ca.pem"), "authority");
  const files = (tls: object) =>
    readExtraFiles({ rulesFrom: [], extraScrapeConfigs: undefined, kafka: { shop: { tls, insecure: false } } }, folder);
  t.deepEqual(files({ caFile: "ca.pem" }).kafka, { shop: { ca: { path: "ca.pem", content: "authority" } } });
  t.is(files({}).kafka, undefined);
  const error = t.throws(() => files({ caFile: "ca.pem", certFile: "none.pem", secret: "key" }), {
    instanceOf: DefinitionError,
  });
  t.deepEqual(
    error.findings.map(({ path }) => path),
    ["sightline:kafka.shop.tls.certFile"],
  );
});

test("rule files join byte for byte", (t) => {
  const content = "groups: [{name: a, rules: [{record: 'a:b:sum', expr: 'sum(b)'}]}] # as it was\n";
  const { files, findings } = extraRules([{ path: "rules/kafka.yaml", content }], {});
  t.deepEqual(files, { "rules/extra-kafka.yml": content });
  t.deepEqual(findings, []);
});

const refusedRules = test.macro<[content: string, message: RegExp]>({
  exec: (t, content, message) => {
    const { findings } = extraRules([{ path: "r.yml", content }], {});
    t.is(findings.length, 1);
    t.regex(findings[0]?.message ?? "", message);
  },
  title: (_, content) => `refused as a rule file: ${content}`,
});
test(refusedRules, "groups: [", /^is not YAML: /);
test(refusedRules, "- a", /^it is neither a rule file nor/);
test(refusedRules, "groups: {}", /^groups has to be a list/);
test(refusedRules, "", /^it is neither a rule file nor/);
test(refusedRules, "scrape_configs: []", /^is no rule file but a Prometheus configuration/);
test(refusedRules, "groups: [{name: a, rules: [{record: 'a:b:sum', expr: 'sum('}]}]", /^this \( is never closed/);

const folder = "/secrets/current";
const read = (content: string) => {
  const file: ExtraFile = { path: "s.yml", content };
  return extraScrapeConfigs(file, { jobs: ["prometheus"], secretsFolder: folder });
};

test("scrape configurations join with the secrets they name", (t) => {
  const { configs, secretNames, findings } = read(`
scrape_configs:
  - job_name: one
    basic_auth: {username: a, password_file: ${folder}/shop-password}
    tls_config: {ca_file: ${folder}/tls.crt}
  - job_name: two
    authorization: {credentials_file: ${folder}/internal-password}
`);
  t.deepEqual(findings, []);
  t.deepEqual(
    configs.map((config) => ("job_name" in config ? config.job_name : undefined)),
    ["one", "two"],
  );
  t.deepEqual(secretNames, ["shop-password"]);
});

const refusedConfigs = test.macro<[content: string, ...(readonly [check: string, path: string])[]]>({
  exec: (t, content, ...expected) => {
    t.deepEqual(
      read(content).findings.map(({ check, path }) => [check, path]),
      expected.map((one) => [...one]),
    );
  },
  title: (_, content) => `refused as scrape configurations: ${content}`,
});
test(refusedConfigs, "[", ["bundle/scrape-configs", "s.yml"]);
test(refusedConfigs, "[{job_name: a}]", ["bundle/scrape-configs", "s.yml"]);
test(refusedConfigs, "scrape_configs: [a]", ["bundle/scrape-configs", "s.yml"]);
test(refusedConfigs, "{scrape_configs: [], global: {}}", ["bundle/scrape-configs", "s.yml"]);
test(
  refusedConfigs,
  "scrape_configs: [{}, {job_name: prometheus}, {job_name: a}, {job_name: a}]",
  ["bundle/job-name", "s.yml › scrape_configs[0]"],
  ["bundle/job-name", "s.yml › scrape_configs[1]"],
  ["bundle/job-name", "s.yml › scrape_configs[3]"],
);
test(
  refusedConfigs,
  "scrape_configs: [{job_name: a, basic_auth: {password: x}, http_sd_configs: [{authorization: {credentials: y}}]}]",
  ["bundle/secret-in-clear", "s.yml › scrape_configs[0].basic_auth.password"],
  ["bundle/secret-in-clear", "s.yml › scrape_configs[0].http_sd_configs[0].authorization.credentials"],
);
