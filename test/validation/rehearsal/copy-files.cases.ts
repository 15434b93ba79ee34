import test from "ava";
import { load } from "js-yaml";
import { definitionsOf } from "../../../bundle/index.ts";
import { parseSettings } from "../../../settings/index.ts";
import { knownSystems, selectSystems } from "../../../systems/index.ts";
import { copyFiles } from "../../../validation/rehearsal/copy-files.ts";
import { subjectOf } from "../../../validation/rehearsal/subject.ts";

test("the copy of a stack with a certificate has none: its parts would wait for one in vain", (t) => {
  const tls = { certFile: "a.crt", keyFile: "a.key", serverName: "stack" };
  const settings = parseSettings({ project: "p", stack: "dev", values: { tls }, systems: knownSystems });
  const subject = subjectOf(settings, definitionsOf({ settings, systems: selectSystems(["stack"]) }));
  const { releases } = copyFiles(subject, [], { factor: 20 });
  const config = load(releases.prometheus[0].files["prometheus.yml"] ?? "") as {
    alerting: { alertmanagers: readonly { scheme: string; tls_config?: object }[] };
  };
  t.deepEqual(
    config.alerting.alertmanagers.map(({ scheme, tls_config }) => [scheme, tls_config]),
    [["http", undefined]],
  );
  t.notRegex(JSON.stringify(releases), /https:|tls_config/);
});
