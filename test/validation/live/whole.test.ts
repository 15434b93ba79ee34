import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import test from "ava";
import { execa } from "execa";
import { placedDashboards } from "../../../bundle/index.ts";
import { parseSettings } from "../../../settings/index.ts";
import { knownSystems, selectSystems } from "../../../systems/index.ts";
import { acquire, doctor } from "../../../toolchain/index.ts";
import { measureDashboardsOnCopy } from "../../../validation/dashboards/index.ts";
import type { Result } from "../../../validation/index.ts";
import { dashboards as schema } from "../../../validation/result/index.ts";

const repository = resolve(import.meta.dirname, "../../..");

test.serial(
  "a quick rehearsal has every part but the dashboards in its report, and the intact stack is ready",
  async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "sightline-whole-"));
    t.teardown(() => rm(folder, { recursive: true, force: true }));
    const out = join(folder, "report");
    const { exitCode, all } = await execa(
      "node",
      ["cli/sightline.mjs", "validate", "rehearse", "--quick", "--out", out],
      {
        cwd: repository,
        env: { XDG_STATE_HOME: join(folder, "state"), CI: "true" },
        all: true,
        reject: false,
        timeout: 600_000,
      },
    );
    t.is(exitCode, 0, String(all));
    const { parts, readiness, complete, effort } = JSON.parse(
      await readFile(join(out, "report.json"), "utf8"),
    ) as Result;
    t.deepEqual(Object.keys(parts).sort(), ["accuracy", "collection", "latency", "resilience", "routes"]);
    t.deepEqual([readiness.verdict, complete], ["ready", true]);
    t.is(Math.round(readiness.covered * 100), 90);
    t.is(parts.resilience?.cases.length, 6);
    t.is(parts.collection?.runs[0]?.series, 10_000);
    t.true((effort?.episodes ?? 0) > 50);
  },
);

test.serial("the dashboards of a copy have made-up history to show, and answer", async (t) => {
  await acquire(await doctor(["engine", "image/programs", "image/prometheus", "image/alertmanager"]), {
    onProgress: () => undefined,
  });
  const settings = parseSettings({ project: "whole-test", stack: "dev", values: {}, systems: knownSystems });
  const found = await measureDashboardsOnCopy({
    settings,
    dashboards: placedDashboards(selectSystems(["stack"], knownSystems)).map(({ dashboard }) => dashboard),
    size: { series: 300, ranges: ["1h"], viewers: [1, 2] },
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  const { loads, panels } = schema.parse(found);
  t.deepEqual(
    loads.map(({ viewers, range, errors }) => [viewers, range, errors]),
    [
      [1, "1h", 0],
      [2, "1h", 0],
    ],
  );
  const asked = panels.filter(({ viewers }) => viewers === 1);
  t.true(asked.length > 100);
  t.true(asked.filter(({ series }) => series > 0).length > 0.9 * asked.length, "nearly all have something to show");
});
