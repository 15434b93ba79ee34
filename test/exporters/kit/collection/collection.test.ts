import test from "ava";
import { messages, type TestedCollection, testedCollection } from "../../support/collection.ts";
import { familyOf } from "../../support/families.ts";

const budget = 60_000;

function pass({ clock }: TestedCollection, ms: number): void {
  clock.ms += ms;
}

test("everybody who asks meanwhile gets the one collection's result", async (t) => {
  const release = Promise.withResolvers<void>();
  let collections = 0;
  const collection = testedCollection({
    collect: async () => {
      collections += 1;
      await release.promise;
      return [familyOf("test_a", [1, 2])];
    },
  });
  const asked = Array.from({ length: 200 }, () => collection.snapshot(budget));
  release.resolve();
  const [first, ...others] = await Promise.all(asked);
  t.is(collections, 1);
  t.is(first?.series, 2);
  t.true(others.every(({ families }) => families === first?.families));
});

test("a result is shared until it is older than the minimum age, counted from the collection's end", async (t) => {
  let collections = 0;
  const collection = testedCollection({
    minAgeMs: 1000,
    collect: async () => {
      collections += 1;
      collection.clock.ms += 300;
      return [];
    },
  });
  await collection.snapshot(budget);
  collection.clock.ms = 1299;
  t.is((await collection.snapshot(budget)).ageMs, 1299, "the age counts from the beginning");
  t.is(collections, 1);
  collection.clock.ms = 1300;
  await collection.snapshot(budget);
  t.is(collections, 2);
});

test("before the first collection there is nothing, and no metric says otherwise", async (t) => {
  const collection = testedCollection({ collect: async () => [], maxSeries: 10 });
  t.false(collection.succeeded());
  t.deepEqual(await collection.about(), [
    "collections_overrun_total 0",
    "collections_skipped_total 0",
    "samples_dropped_total 0",
    "series_limit 10",
  ]);
});

test("what a collection says about itself", async (t) => {
  const collection = testedCollection({
    collect: async ({ run }) => {
      t.true(await run("groups", async () => pass(collection, 250)));
      t.false(await run("broker-2", async () => Promise.reject(new Error("connection refused"))));
      return [familyOf("test_a", [1, Number.NaN])];
    },
  });
  await collection.snapshot(budget);
  collection.clock.ms += 1750;
  t.deepEqual(await collection.about(), [
    "collection_success 1",
    "collection_duration_seconds 0.25",
    'collector_success{collector="groups"} 1',
    'collector_success{collector="broker-2"} 0',
    'collector_duration_seconds{collector="groups"} 0.25',
    'collector_duration_seconds{collector="broker-2"} 0',
    "snapshot_age_seconds 2",
    "collections_overrun_total 0",
    "collections_skipped_total 0",
    "samples_dropped_total 1",
    "series 1",
    "series_limited 0",
  ]);
});

test("the parts of a collection that are gone leave no series behind", async (t) => {
  let brokers = ["broker-1", "broker-2"];
  const collection = testedCollection({
    minAgeMs: 0,
    collect: async ({ run }) => {
      for (const broker of brokers) await run(broker, async () => {});
      return [];
    },
  });
  await collection.snapshot(budget);
  t.true((await collection.about()).some((line) => line.includes("broker-2")));
  brokers = ["broker-1"];
  await collection.snapshot(budget);
  t.false((await collection.about()).some((line) => line.includes("broker-2")));
});

test("parts of one name count as one that works when all of them do", async (t) => {
  const collection = testedCollection({
    collect: async ({ run }) => {
      await run("broker-1", async () => Promise.reject(new Error("no")));
      await run("broker-1", async () => pass(collection, 500));
      return [];
    },
  });
  await collection.snapshot(budget);
  const about = await collection.about();
  t.true(about.includes('collector_success{collector="broker-1"} 0'));
  t.true(about.includes('collector_duration_seconds{collector="broker-1"} 0.5'));
});

test("a collection that throws leaves the snapshot before, and says so; too old, it is not shown", async (t) => {
  let broken = false;
  const collection = testedCollection({
    minAgeMs: 0,
    maxAgeMs: 60_000,
    collect: async () => {
      if (broken) throw new Error("no broker answers");
      return [familyOf("test_a", [1])];
    },
  });
  const { families } = await collection.snapshot(budget);
  broken = true;
  collection.clock.ms = 60_000;
  const kept = await collection.snapshot(budget);
  t.deepEqual([kept.families, kept.ageMs], [families, 60_000]);
  t.true((await collection.about()).includes("collection_success 0"));
  collection.clock.ms = 60_001;
  const old = await collection.snapshot(budget);
  t.deepEqual([old.families, old.series, old.ageMs], [[], 0, 60_001]);
  t.true((await collection.about()).includes("snapshot_age_seconds 60.001"));
  broken = false;
  t.is((await collection.snapshot(budget)).series, 1);
  t.deepEqual(messages(collection.lines), [
    "error collection failed; the snapshot before stays",
    "info collection works again",
  ]);
});

test("a failure that lasts is logged when it begins and when it ends", async (t) => {
  let broken = true;
  const collection = testedCollection({
    minAgeMs: 0,
    collect: async ({ run }) => {
      await run("broker-1", async () => (broken ? Promise.reject(new Error("no")) : undefined));
      await run("broker-2", async () => {});
      return [];
    },
  });
  for (const now of [true, true, false, false, true]) {
    broken = now;
    await collection.snapshot(budget);
  }
  t.deepEqual(messages(collection.lines), [
    "warn collector failed broker-1",
    "info collector works again broker-1",
    "warn collector failed broker-1",
  ]);
});

test("a family that is given twice is a failure, not two families of one name", async (t) => {
  const collection = testedCollection({ collect: async () => [familyOf("test_a", [1]), familyOf("test_a", [2])] });
  t.is((await collection.snapshot(budget)).series, 0);
  t.regex(collection.lines.join(""), /the family test_a was given twice/);
});

test("whatever is thrown is survived", async (t) => {
  for (const thrown of [undefined, null, "text", new Error("x")]) {
    const collection = testedCollection({
      collect: async () => {
        throw thrown;
      },
    });
    t.is((await collection.snapshot(budget)).ageMs, undefined);
    t.true((await collection.about()).includes("collection_success 0"));
  }
  const synchronous = testedCollection({
    collect: () => {
      throw new Error("x");
    },
  });
  t.is((await synchronous.snapshot(budget)).ageMs, undefined);
});

test("refresh collects without being waited for, and not again while it is new", async (t) => {
  const collected = Promise.withResolvers<void>();
  let collections = 0;
  const collection = testedCollection({
    collect: async () => {
      collections += 1;
      collected.resolve();
      return [];
    },
  });
  for (let time = 0; time < 3; time += 1) collection.refresh();
  await collected.promise;
  await collection.snapshot(budget);
  t.is(collections, 1);
  t.true(collection.succeeded());
});

test("changed limits hold from the next request on", async (t) => {
  let collections = 0;
  const collection = testedCollection({
    collect: async () => {
      collections += 1;
      return [];
    },
  });
  await collection.snapshot(budget);
  collection.reconfigure({ timeoutMs: 5000, maxSeries: 7 });
  await collection.snapshot(budget);
  t.is(collections, 2);
  t.is(collection.timeoutMs(), 5000);
  t.true((await collection.about()).includes("series_limit 7"));
});
