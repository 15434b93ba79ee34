import test, { type ExecutionContext } from "ava";
import {
  beginFault,
  type Ledger,
  type LedgerReader,
  type Load,
  type LoadCounts,
  loadOn,
  openLedger,
} from "../../../../validation/watched/index.ts";
import { asked, first, type Sample, untilHeld, untilSeen } from "../live/support/asked.ts";
import { prepare, type WatchedCopy, watchedCopy } from "../live/support/copy.ts";
import { remainsOf } from "../live/support/remains.ts";

const systems = ["agents", "governance-bridge", "hitl"] as const;
type Name = (typeof systems)[number];
const copies: Partial<Record<Name, WatchedCopy>> = {};
const loads: Partial<Record<Name, Load>> = {};
let agentsLedger: LedgerReader | undefined;
const ending = new AbortController();

test.before("three copies at once, each with another system beside it", async () => {
  await prepare(systems);
  for (const system of systems) copies[system] = await watchedCopy(system);
  await Promise.all(systems.map((system) => copyOf(system).up()));
});
test.after.always("removed", async () => {
  ending.abort();
  await Promise.all(Object.values(copies).map((copy) => copy.remove()));
});

test.serial("each is watched by its own copy and by nobody else", async (t) => {
  const jobs: Readonly<Record<Name, string>> = {
    agents: "agents",
    "governance-bridge": "governance-bridge",
    hitl: "hitl-api",
  };
  for (const system of systems) {
    await untilSeen(copyOf(system), `up{job="${jobs[system]}"}`, (samples) => first(samples) === 1);
    const all = (await asked(copyOf(system), "up == 1")).map(({ labels }) => labels.job);
    for (const other of systems.filter((name) => name !== system)) t.false(all.includes(jobs[other]), other);
    for (const { labels } of await asked(copyOf(system), "container_last_seen"))
      t.true(labels.name?.startsWith(copyOf(system).network), labels.name);
  }
});

test.serial("each is loaded, without a failure", async (t) => {
  agentsLedger = await openLedger(copyOf("agents"));
  for (const system of systems) {
    loads[system] = await loadOn(copyOf(system), { perSecond: 10, signal: ending.signal });
    const { latest } = await untilCounted(system, ({ latest }) => latest !== undefined && latest.perSecond >= 8);
    t.true((latest?.failedShare ?? 1) < 0.05, `${system}: ${JSON.stringify(latest)}`);
  }
});

test.serial("HITL: its own fault, one of the engine, and both at once", async (t) => {
  await seenWhile(t, "hitl", [{ part: "hitl-api", fault: "redis-down" }], 'health_component_up{component="redis"}', 0);
  await seenWhile(t, "hitl", [{ part: "postgres", action: "stop" }], 'health_component_up{component="postgres"}', 0);
  const cascade = [
    { part: "hitl-api", fault: "partition", parameters: { dependency: "redis" } },
    { part: "hitl-postgres", action: "pause" },
  ] as const;
  await seenWhile(t, "hitl", cascade, "sum(health_component_up)", 0, 2);
  await untilCounted("hitl", ({ latest }) => latest?.failedShare === 0);
});

test.serial("governance bridge: errors of one operation fail some requests, over both protocols", async (t) => {
  const codes = 'sum(rate(grpc_server_handled_total{grpc_code!="OK"}[10s]))';
  const fault = await beginFault(copyOf("governance-bridge"), {
    part: "governance-bridge",
    fault: "errors",
    parameters: { share: 1, operation: "list_decisions" },
  });
  await untilSeen(copyOf("governance-bridge"), codes, (samples) => (first(samples) ?? 0) > 0);
  const { latest } = await untilCounted("governance-bridge", ({ latest }) => (latest?.failedShare ?? 0) > 0.1);
  t.true((latest?.failedShare ?? 1) < 1);
  await fault.end();
  await untilCounted("governance-bridge", ({ latest }) => (latest?.failedShare ?? 1) < 0.05);
});

test.serial("agents: a pool that is exhausted is seen, and its end; the ledger knows of every operation", async (t) => {
  const exhausted = { part: "agents", fault: "pool-exhaustion", parameters: { pool: "work", share: 1 } };
  const inUse = 'agent_db_pool_connections_in_use{pool="work"} >= bool on (pool) agent_db_pool_connections_limit';
  await seenWhile(t, "agents", [exhausted], inUse, 1, 0);
  const load = loads.agents as Load;
  await load.stop();
  const { accepted, undelivered } = (await untilHeld(
    async () => agentsLedger?.(load),
    (ledger) => ledger?.waiting === 0,
  )) as Ledger;
  t.true(accepted > 20);
  t.is(undelivered, 0);
});

test.serial("the end of one is nothing to the others, and nothing is left", async (t) => {
  await copyOf("hitl").remove();
  t.deepEqual(await remainsOf(copyOf("hitl")), []);
  await untilCounted("governance-bridge", ({ latest }) => (latest?.failedShare ?? 1) < 0.05);
  await Promise.all(systems.map((system) => copyOf(system).remove()));
  for (const system of systems) t.deepEqual(await remainsOf(copyOf(system)), []);
});

/** Some faults at once: an expression has a value while they last, and another one after them. */
async function seenWhile(
  t: ExecutionContext,
  system: Name,
  injections: readonly Parameters<typeof beginFault>[1][],
  query: string,
  during: number,
  after = 1,
): Promise<void> {
  const is = (value: number) => (samples: readonly Sample[]) => first(samples) === value;
  await untilSeen(copyOf(system), query, is(after));
  const faults = await Promise.all(injections.map((injection) => beginFault(copyOf(system), injection)));
  try {
    await untilSeen(copyOf(system), query, is(during));
  } finally {
    await Promise.all(faults.map((fault) => fault.end()));
  }
  await untilSeen(copyOf(system), query, is(after));
  t.pass(query);
}

function copyOf(system: Name): WatchedCopy {
  const copy = copies[system];
  if (copy === undefined) throw new Error(`${system} was not brought up`);
  return copy;
}

function untilCounted(system: Name, holds: (counts: LoadCounts) => boolean): Promise<LoadCounts> {
  const load = loads[system] as Load;
  return untilHeld(async () => load.counts(), holds, `the load on ${system}`);
}
