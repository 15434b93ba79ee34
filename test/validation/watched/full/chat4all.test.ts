import test from "ava";
import { engine } from "../../../../toolchain/index.ts";
import {
  beginFault,
  type LatestCounts,
  type Ledger,
  type Load,
  loadOn,
  openLedger,
} from "../../../../validation/watched/index.ts";
import { asked, first, untilHeld, untilSeen } from "../live/support/asked.ts";
import { prepare, type WatchedCopy, watchedCopy } from "../live/support/copy.ts";
import { remainsOf } from "../live/support/remains.ts";

let copy: WatchedCopy;
let load: Load;
const ending = new AbortController();

test.before("a copy with Chat4All beside it", async () => {
  await prepare(["chat4all"]);
  copy = await watchedCopy("chat4all");
  await copy.up();
  load = await loadOn(copy, { signal: ending.signal });
});
test.after.always("removed", async () => {
  ending.abort();
  await copy?.remove();
});

test.serial("all that is watched answers, from the first scrape on", async (t) => {
  const jobs = await untilSeen(copy, "up", ({ length }) => length === 9);
  t.deepEqual(
    jobs.map(({ labels, value }) => [labels.job, value]).sort(),
    [
      ...["alertmanager", "api-service", "connector-instagram", "connector-whatsapp", "containers", "health"],
      ...["inbox", "kafka-lag", "prometheus"],
    ].map((job) => [job, 1]),
  );
  t.is(first(await asked(copy, "min(min_over_time(up[10m]))")), 1);
});

test.serial("of the engine's containers it knows its own, whatever else runs", async (t) => {
  const seen = await untilSeen(copy, "container_last_seen", ({ length }) => length > 0);
  for (const { labels } of seen) t.true(labels.name?.startsWith(`${copy.network}-`), labels.name);
  t.true(seen.some(({ labels }) => labels.name === copy.watched?.container("kafka")));
});

test.serial("the load is steady, what it counts is what Prometheus sees, and every message arrives", async (t) => {
  const isSteady = ({ perSecond, failedShare }: LatestCounts) => Math.abs(perSecond - 20) <= 2 && failedShare === 0;
  const { p95Ms = 0 } = await untilLatest(load, isSteady);
  t.true(p95Ms > 0);
  await untilSeen(
    copy,
    "sum(rate(messages_accepted_total[10s]))",
    (samples) => Math.abs((first(samples) ?? 0) - 20) < 4,
  );
  const { accepted, unannounced } = await untilBooked(({ accepted, delivered }) => delivered > 0.8 * accepted);
  t.true(accepted <= load.counts().sent);
  // A busy machine's first requests may be refused, and their messages taken by Kafka all the same.
  t.true(unannounced <= load.refused().length);
});

test.serial("a fault of a part with a port is seen, and its end", async (t) => {
  const fault = await beginFault(copy, { part: "api-service", fault: "reject-all" });
  await untilSeen(copy, 'messages_rejected_total{reason="reject_all"}', (samples) => (first(samples) ?? 0) > 0);
  await untilLatest(load, ({ failedShare }) => failedShare === 1);
  await fault.end();
  await fault.end();
  await untilLatest(load, ({ failedShare }) => failedShare === 0);
  t.true(load.refused().length > 0);
});

test.serial("messages wait while a channel is down, and all of them are forwarded after it", async (t) => {
  const fault = await beginFault(copy, { part: "channel-api", fault: "outage", parameters: { channel: "whatsapp" } });
  await untilSeen(copy, 'circuit_breaker_state{channel="whatsapp"} > 0', ({ length }) => length === 1);
  const during = await untilBooked(({ waiting = 0, undelivered }) => waiting > 20 && undelivered > 20);
  t.true((during.forwarded ?? 0) <= 1);
  await fault.end();
  await untilSeen(copy, 'circuit_breaker_state{channel="whatsapp"} == 0', ({ length }) => length === 1);
  const after = await untilBooked(({ waiting = 1, undelivered }) => waiting < 20 && undelivered < 40);
  t.true((after.forwarded ?? 0) > 20);
});

for (const action of ["pause", "kill", "stop", "disconnect"] as const)
  test.serial(`${action} of the only worker: what is accepted waits in Kafka until it is undone`, async (t) => {
    const lag = 'sum(kafka_consumergroup_lag{group="router-worker"})';
    const fault = await beginFault(copy, { part: "router-worker-1", action });
    try {
      await untilSeen(copy, lag, (samples) => (first(samples) ?? 0) > 60);
    } finally {
      await fault.end();
    }
    await untilSeen(copy, lag, (samples) => (first(samples) ?? 60) < 40);
    t.is((await beginAndEnd({ part: "router-worker-1", action: "pause" })).Running, true, "it is whole");
  });

test.serial("a part that crashes is started again, and the end of the fault finds it so", async (t) => {
  const restarts = async () => (await inspect("router-worker-1")).RestartCount;
  const before = await restarts();
  await (await beginFault(copy, { part: "router-worker-1", fault: "crash" })).end();
  await untilBooked(({ waiting = 1 }) => waiting < 20);
  t.is(await restarts(), before + 1);
});

test.serial("what cannot be done is said, with what can", async (t) => {
  const unknown = await t.throwsAsync(beginFault(copy, { part: "postgres", action: "pause" }));
  t.regex(unknown?.message ?? "", /postgres is no part.*kafka.*router-worker-1/);
  const fault = await t.throwsAsync(beginFault(copy, { part: "api-service", fault: "on-strike" }));
  t.regex(fault?.message ?? "", /on-strike/);
  const inner = await t.throwsAsync(
    beginFault(copy, { part: "router-worker-1", fault: "slow", parameters: { delayMs: -1 } }),
  );
  t.regex(inner?.message ?? "", /delayMs/);
});

test.serial("two workers share the partitions; nothing else is touched", async (t) => {
  const changes = await copy.scaleTo(2);
  t.like(changes, { created: 1, updated: 0, replaced: 0, deleted: 0 });
  const owned = await untilSeen(
    copy,
    'kafka_consumergroup_member_partitions{group="router-worker"}',
    ({ length }) => length === 2,
  );
  t.deepEqual(
    owned.map(({ value }) => value),
    [3, 3],
  );
});

test.serial("when the load has ended, nothing that was accepted is lost", async (t) => {
  const { sent, failed } = await load.stop();
  t.like(await load.stop(), { sent, failed }, "twice is once");
  const { accepted, delivered, undelivered } = await untilBooked(({ waiting }) => waiting === 0);
  t.is(accepted, sent - failed);
  t.is(delivered, accepted);
  t.is(undelivered, 0);
});

test.serial("nothing is left of it after its end", async (t) => {
  t.true((await remainsOf(copy)).length > 10);
  await copy.remove();
  t.deepEqual(await remainsOf(copy), []);
});

async function untilLatest(of: Load, holds: (latest: LatestCounts) => boolean): Promise<LatestCounts> {
  return untilHeld(
    async () => of.counts().latest,
    (latest) => latest !== undefined && holds(latest),
  ) as Promise<LatestCounts>;
}

async function untilBooked(holds: (ledger: Ledger) => boolean): Promise<Ledger> {
  return untilHeld(
    async () => (await openLedger(copy))?.(load),
    (ledger) => ledger !== undefined && holds(ledger),
  ) as Promise<Ledger>;
}

async function inspect(part: string) {
  const { docker } = await engine();
  return docker.getContainer(copy.watched?.container(part) ?? "").inspect();
}

async function beginAndEnd(injection: Parameters<typeof beginFault>[1]) {
  const fault = await beginFault(copy, injection);
  await fault.end();
  return (await inspect(injection.part)).State;
}
