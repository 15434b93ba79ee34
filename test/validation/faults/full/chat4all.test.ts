import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { channelFailing } from "../../../../alerts/connectors.ts";
import type { Alert } from "../../../../alerts/kit/index.ts";
import { parseSettings } from "../../../../settings/index.ts";
import { chat4all, knownSystems } from "../../../../systems/index.ts";
import { measureFaults } from "../../../../validation/faults/index.ts";
import { exitCodeOf, type Result, readinessOfParts, watchedDefinitions } from "../../../../validation/index.ts";

const repository = resolve(import.meta.dirname, "../../../..");

/** Half as patient as usual: a fault is told within a minute. */
const factor = 20;

async function temporary(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-faults-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test.serial(
  "faults of Chat4All: the right alerts arrive, no other one, nothing is lost, and it is ready",
  async (t) => {
    const folder = await temporary(t);
    const out = join(folder, "report");
    const only = ["reject-all", "breaker-open", "worker-crash"];
    const { exitCode, all } = await execa(
      "node",
      [
        ...["cli/sightline.mjs", "validate", "faults", "--system", "chat4all", "--factor", String(factor)],
        ...["--only", ...only, "--workers", "--out", out],
      ],
      { cwd: repository, env: { XDG_STATE_HOME: join(folder, "state"), CI: "true" }, all: true, reject: false },
    );
    t.is(exitCode, 0, all);
    const result = JSON.parse(await readFile(join(out, "report.json"), "utf8")) as Result;
    const { faults } = result.parts;
    t.is(result.readiness.verdict, "ready");
    t.deepEqual(
      faults?.cases.map(({ fault, arrived }) => [fault, arrived]),
      [
        ["reject-all", ['MessagesRejected{reason="reject_all"}']],
        ["worker-crash", []],
        ["breaker-open", ['CircuitBreakerOpen{channel="whatsapp"}']],
      ],
    );
    for (const { fault, messages } of faults?.cases ?? []) t.like(messages, { lost: 0 }, fault);
    t.true((faults?.cases[2]?.messages?.storedAndForwarded ?? 0) > 0);
    const [one, two] = faults?.scaling ?? [];
    t.deepEqual([one?.workers, one?.share, two?.workers, two?.share], [1, [1], 2, [0.5, 0.5]]);
    t.true(
      (two?.throughput ?? 0) > 1.5 * (one?.throughput ?? Number.POSITIVE_INFINITY),
      JSON.stringify(faults?.scaling),
    );
  },
);

test.serial("an alert whose threshold is ten times too high is missed, and it is not ready", async (t) => {
  const settings = parseSettings({ project: "slt", stack: "dev", values: {}, systems: knownSystems });
  const definitions = watchedDefinitions({ settings, systems: knownSystems, system: "chat4all" });
  const broken = channelFailing({ limit: 1 });
  const { faults, complete } = await measureFaults({
    ...{ definitions, system: "chat4all", factor },
    faults: (chat4all.faults ?? []).filter(({ name }) => name === "channel-errors"),
    deployed: (alert: Alert) => (alert.name === broken.name ? broken : alert),
    stateFolder: await temporary(t),
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  t.like(faults.cases[0], { fault: "channel-errors", status: "failed", arrived: [], undeclared: [] });
  const readiness = readinessOfParts({ parts: { faults }, deadSelectors: [], untestedCritical: [], complete });
  t.is(exitCodeOf(readiness), 1);
});
