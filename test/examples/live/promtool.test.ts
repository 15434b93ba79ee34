import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "ava";
import { execa } from "execa";

const folder = new URL("../../../examples/", import.meta.url);

for (const [example, file] of [
  ["team", "shop"],
  ["checkout", "checkout"],
] as const)
  test(`promtool proves the alerts of examples/${example} from the committed files`, async (t) => {
    const { exitCode, all } = await execa("promtool", ["test", "rules", `tests/${file}.test.yml`], {
      cwd: fileURLToPath(new URL(`${example}/generated/`, folder)),
      reject: false,
      all: true,
    });
    t.is(exitCode, 0, all);
  });

test("promtool has nothing to say about the sets of metrics for services", (t) => {
  for (const file of ["checkout/generated/first-scrape.txt", "../test/golden/metrics/instrument.txt"]) {
    const input = readFileSync(new URL(file, folder), "utf8");
    const { status, stdout, stderr } = spawnSync("promtool", ["check", "metrics"], { input, encoding: "utf8" });
    t.deepEqual([status, stdout, stderr], [0, "", ""], file);
  }
});
