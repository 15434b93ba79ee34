import { fileURLToPath } from "node:url";
import test from "ava";
import { execa } from "execa";

const generated = fileURLToPath(new URL("../../../examples/team/generated/", import.meta.url));

test("promtool proves the example's alerts from the committed files", async (t) => {
  const { exitCode, all } = await execa("promtool", ["test", "rules", "tests/shop.test.yml"], {
    cwd: generated,
    reject: false,
    all: true,
  });
  t.is(exitCode, 0, all);
});
