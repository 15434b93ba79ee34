import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import type { Alert, Routing } from "../../../alerts/kit/index.ts";
import { exitCodeOf, type Rehearsed, readinessOfParts, rehearse, type Subject } from "../../../validation/index.ts";
import { declared, intact, sabotages } from "./support/sabotages.ts";

const factor = 60;

async function rehearsed(
  t: ExecutionContext,
  subject: Subject,
  more: { readonly receiverDelay?: number } = {},
): Promise<Rehearsed> {
  const stateFolder = await mkdtemp(join(tmpdir(), "sightline-rehearsal-"));
  t.teardown(() => rm(stateFolder, { recursive: true, force: true }));
  return rehearse({
    subject,
    ...more,
    selection: { kind: "full" },
    factor,
    loads: [1],
    stage: { stateFolder },
    signal: new AbortController().signal,
    onProgress: () => {},
  });
}

const verdictOf = (found: Rehearsed) =>
  readinessOfParts({
    parts: found.parts,
    deadSelectors: found.deadSelectors,
    untestedCritical: found.untestedCritical,
    complete: found.complete,
  });

test.serial("what is intact is ready: nothing missed, nothing false, nothing above its bound", async (t) => {
  const found = await rehearsed(t, intact);
  t.deepEqual(found.parts.accuracy?.mishaps, []);
  t.deepEqual(found.parts.latency?.findings, []);
  t.deepEqual(found.parts.routes?.findings, []);
  t.true((found.parts.latency?.trials.length ?? 0) >= 20);
  for (const { stages, total } of found.parts.latency?.trials ?? [])
    t.is(
      Object.values(stages).reduce((sum, one) => sum + one, 0),
      total,
    );
  const readiness = verdictOf(found);
  t.is(readiness.verdict, "ready");
  t.is(exitCodeOf(readiness), 0);
});

test.serial("a receiver that is slowed by two seconds shows in the last stage, and in no other", async (t) => {
  const { parts } = await rehearsed(t, intact, { receiverDelay: 2000 });
  const medians = new Map(parts.latency?.stages.map(({ stage, took }) => [stage, took.p50 ?? 0]));
  // group_wait is half a second here.
  const slowed = (medians.get("inbox") ?? 0) - 500;
  t.true(slowed >= 2000, `${slowed} ms`);
  for (const stage of ["stored", "active", "alertmanager"] as const) t.true((medians.get(stage) ?? 0) < 2000, stage);
  t.deepEqual(parts.accuracy?.mishaps, []);
  t.deepEqual(parts.routes?.findings, []);
});

test.serial(
  "every rule, route, receiver and target that was broken on purpose is found, by the part that should",
  async (t) => {
    const rules = new Map<string, Alert | undefined>();
    let routing: Routing = declared.routing;
    let jobs: readonly string[] = declared.jobs;
    for (const { name, rule, route, dropped } of sabotages) {
      const own = declared.alerts.find((one) => one.name === name);
      if (own === undefined) throw new Error(`${name} is not declared`);
      if (rule !== undefined) rules.set(name, rule(own));
      if (route !== undefined) routing = route(routing);
      if (dropped !== undefined) jobs = jobs.filter((job) => job !== dropped);
    }
    const found = await rehearsed(t, {
      ...intact,
      jobs,
      deployed: { routing, rule: (one) => (rules.has(one.name) ? rules.get(one.name) : one) },
    });
    const caught = sabotages.map(({ name, what, by }) => ({ what, by, found: by(found, name) }));
    for (const line of tableOf(caught)) t.log(line);
    t.deepEqual(
      caught.filter((one) => one.found === undefined).map(({ what }) => what),
      [],
    );
    t.true(sabotages.length >= 12);
    // What nobody touched is not blamed.
    t.deepEqual(
      found.parts.accuracy?.mishaps.filter(({ alert }) => alert === "Untouched"),
      [],
    );
    const readiness = verdictOf(found);
    t.is(readiness.verdict, "not ready");
    t.is(exitCodeOf(readiness), 1);
  },
);

/** A line for each thing that was broken: what it is, which part of the rehearsal caught it, and by which finding. */
function tableOf(caught: readonly { readonly what: string; readonly found: string | undefined }[]): readonly string[] {
  const rows = caught.map(({ what, found }) => {
    const [part = "", ...finding] = (found ?? "nobody: ").split(": ");
    return [what, part, finding.join(": ")] as const;
  });
  const all = [["broken", "caught by", "finding"] as const, ...rows];
  const [wide, middle] = [0, 1].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map(([what, part, finding]) => `${what.padEnd(wide ?? 0)}  ${part.padEnd(middle ?? 0)}  ${finding}`);
}
