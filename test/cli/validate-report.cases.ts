import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { finish } from "../../cli/validate-report.ts";
import { DefinitionError } from "../../problems/index.ts";
import { baselineOf, printBaseline } from "../../validation/index.ts";
import { readyResult } from "../validation/report/samples.ts";

test("a baseline that cannot be compared with is refused when all is told and kept", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "sightline-finish-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const result = readyResult();
  const own = baselineOf(result);
  const baseline = { ...own, figures: own.figures.map((one) => ({ ...one, unit: "s" })) };
  const told: string[] = [];
  const saveBaseline = join(folder, "baseline.json");
  const flags = { out: join(folder, "report"), saveBaseline };
  const refused = await t.throwsAsync(finish({ result, flags, baseline, say: (text) => told.push(text) }), {
    instanceOf: DefinitionError,
  });
  t.regex(refused?.message ?? "", /was measured in "s", and is now in "ms"/);
  t.regex(told.join("\n"), /Ready: score 98/);
  t.is(await readFile(saveBaseline, "utf8"), printBaseline(own));
  t.is(JSON.parse(await readFile(join(flags.out, "report.json"), "utf8")).readiness.verdict, "ready");
});
