import test from "ava";
import { asked, first, untilSeen } from "./support/asked.ts";
import { prepare, type WatchedCopy, watchedCopy } from "./support/copy.ts";
import { remainsOf } from "./support/remains.ts";

let copy: WatchedCopy;

test.before("a copy with Chat4All beside it", async () => {
  await prepare(["chat4all"]);
  copy = await watchedCopy("chat4all");
  await copy.up();
});
test.after.always("removed", async () => copy?.remove());

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

test.serial("nothing is left of it after its end", async (t) => {
  t.true((await remainsOf(copy)).length > 10);
  await copy.remove();
  t.deepEqual(await remainsOf(copy), []);
});
