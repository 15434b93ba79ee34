import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "ava";
import { execa } from "execa";
import { lintFiles } from "../../../../bundle/index.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const flags = ["--enable-feature=promql-experimental-functions"];

/** Checks that report what Prometheus itself refuses. */
const refused =
  /^(?:rules\/|promql\/(?:syntax|types|regexp-invalid|empty-selector)$|template\/syntax$|alerts\/(?:duration|label-name|duplicate-group)$)/;
/** Prometheus takes these although they are told as errors of form: zero is no time, a second document is not read, labels that begin with __ are its own. */
const taken = new Set(["for-zero", "two-documents", "label-alertname", "label-reserved"]);

test("promtool accepts the good rules", async (t) => {
  const files = globSync("valid/rules/*.yml", { cwd: root });
  const { exitCode, all } = await execa("promtool", [...flags, "check", "rules", ...files], {
    cwd: root,
    all: true,
    reject: false,
  });
  t.is(exitCode, 0, all);
});

for (const name of globSync("invalid/rules/*.yml", { cwd: root }).sort())
  test(`promtool and the checks agree whether Prometheus refuses ${name}`, async (t) => {
    const { findings } = lintFiles([{ name, bytes: readFileSync(join(root, name)) }], {});
    const ours = findings.some(({ check, severity }) => severity === "error" && refused.test(check));
    const folder = mkdtempSync(join(tmpdir(), "sightline-promtool-"));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "rules.yml");
    writeFileSync(file, readFileSync(join(root, name)));
    const { exitCode, all } = await execa("promtool", [...flags, "check", "rules", "--lint=none", file], {
      all: true,
      reject: false,
    });
    const known = taken.has(name.replace(/^.*\/|\.yml$/g, ""));
    t.is(exitCode !== 0, ours && !known, all);
  });
