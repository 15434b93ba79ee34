import test from "ava";
import { parseSettings } from "../../../settings/index.ts";
import { copyFiles, timesOf } from "../../../validation/kill-matrix/index.ts";
import { goldenIn } from "../../support/golden.ts";

const golden = goldenIn("validation/kill-matrix");
const settings = parseSettings({ project: "x", stack: "dev", values: {}, systems: [{ name: "stack", targets: {} }] });
const files = (topology: Parameters<typeof copyFiles>[0]) => copyFiles(topology, timesOf(settings, 20), 20);

test("what a copy with one of each is started with", (t) => {
  const { releases, flags } = files({ prometheuses: 1, alertmanagers: 1 });
  const [prometheus] = releases.prometheus;
  const all = { ...prometheus.files, ...releases.alertmanager.files };
  const parts = Object.entries(all).map(
    ([path, text]) => `# ${path}\n${text.replaceAll(/releases\/[0-9a-f]+/g, "releases/…")}`,
  );
  golden(t, "copy.txt", [...parts, `# flags\n${[...flags.prometheus, ...flags.alertmanager].join("\n")}\n`].join("\n"));
});

test("two Prometheis differ in their replica, which does not leave them, and tell every Alertmanager", (t) => {
  const { prometheus } = files({ prometheuses: 2, alertmanagers: 3 }).releases;
  const [first = "", second = ""] = prometheus.map((release) =>
    release.files["prometheus.yml"]?.replaceAll(release.digest, ""),
  );
  t.is(second, first.replace("replica: '1'", "replica: '2'"));
  t.regex(first, /regex: replica/);
  for (const part of ["alertmanager:9093", "alertmanager-2:9093", "alertmanager-3:9093"]) t.true(first.includes(part));
});
