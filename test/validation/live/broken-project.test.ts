import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import test from "ava";
import { gateText } from "../../../validation/report/gate-text.ts";
import { rehearseQueues, type Written } from "./support/queue-project.ts";

test.serial("a project whose alerts do what they say: 0, and ready", async (t) => {
  const { exitCode, text, report } = await rehearseQueues(t, {});
  t.is(exitCode, 0, text);
  const { readiness, parts } = await report();
  t.is(readiness.verdict, "ready");
  t.deepEqual(parts.accuracy?.mishaps, []);
  t.true((parts.latency?.trials.length ?? 0) >= 20);
});

const broken = test.macro({
  async exec(t, written: Written, expected: { readonly check?: string; readonly gate: string; readonly seen: RegExp }) {
    const { exitCode, text: said, report, file } = await rehearseQueues(t, written);
    t.is(exitCode, 1, said);
    const { readiness, parts } = await report();
    t.is(readiness.verdict, "not ready");
    t.true(
      readiness.gates.some(({ gate, failed }) => gate === expected.gate && failed),
      said,
    );
    const checks = Object.values(parts).flatMap((part) => part?.findings.map(({ check }) => check));
    if (expected.check !== undefined) t.true(checks.includes(expected.check), checks.join());
    const told = { "report.md": gateText(expected.gate), "junit.xml": expected.gate } as const;
    for (const name of ["report.md", "junit.xml"] as const) {
      const text = await file(name);
      t.regex(text, expected.seen, name);
      t.true(text.includes(told[name]), name);
    }
  },
  title: (name = "") => `${name}: 1, and it stands in report.json, in the Markdown and in the JUnit XML`,
});

test.serial(
  "a threshold ten times as high",
  broken,
  { expr: 'gt(lag.where({ job: "worker" }), 1000)' },
  {
    check: "validation/missed",
    gate: "missed-critical",
    seen: /QueueLagging[\s\S]*by its rule it does not/,
  },
);
test.serial(
  "a for that is ten times as long",
  broken,
  { for: "20m" },
  {
    check: "validation/missed",
    gate: "missed-critical",
    seen: /QueueLagging[\s\S]*by its rule it does not/,
  },
);
test.serial(
  "a typo in the name of a job",
  broken,
  { expr: 'gt(lag.where({ job: "wroker" }), 100)' },
  {
    check: "validation/missed",
    gate: "dead-selector",
    seen: /job=.{0,6}wroker/,
  },
);

test.serial("a Pulumi that does not work: 2, and nothing is said about the alerts", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "sightline-pulumi-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const pulumi = join(folder, "pulumi");
  await writeFile(
    pulumi,
    '#!/bin/sh\n[ "$1" = version ] && echo v3.256.0 && exit 0\necho "broken on purpose" >&2\nexit 1\n',
  );
  await chmod(pulumi, 0o755);
  const { exitCode, text, report } = await rehearseQueues(t, {}, { PATH: `${folder}${delimiter}${process.env.PATH}` });
  t.is(exitCode, 2, text);
  t.true(text.includes("broken on purpose"), text);
  await t.throwsAsync(report());
});
