import test from "ava";
import { createCollection, scrapeBudget } from "../../../../exporters/kit/collection/index.ts";
import { messages, testedCollection } from "../../support/collection.ts";
import { familyOf } from "../../support/families.ts";

const short = 40;
const long = 60_000;
const forever = () => new Promise<never>(() => {});

test("at the deadline the work is told to end, and what is known by then is shown", async (t) => {
  const collection = testedCollection({
    collect: async ({ run, signal }) => {
      const [answered, hung] = await Promise.all([run("broker-1", async () => {}), run("broker-2", forever)]);
      t.deepEqual([answered, hung, signal.aborted], [true, false, true]);
      t.false(await run("broker-3", async () => t.fail("there is no time left to begin")));
      return [familyOf("test_a", [1])];
    },
  });
  t.is((await collection.snapshot(short)).series, 1);
  const about = await collection.about();
  t.true(about.includes("collection_success 1") && about.includes("collections_overrun_total 0"));
  t.deepEqual(
    about.filter((line) => line.startsWith("collector_success")),
    [
      'collector_success{collector="broker-1"} 1',
      'collector_success{collector="broker-2"} 0',
      'collector_success{collector="broker-3"} 0',
    ],
  );
});

test("the time that is left is told", async (t) => {
  const collection = testedCollection({
    collect: async ({ remainingMs }) => {
      t.is(remainingMs(), 9750);
      collection.clock.ms += 9000;
      t.is(remainingMs(), 750);
      collection.clock.ms += 9000;
      t.is(remainingMs(), 0);
      return [];
    },
  });
  await collection.snapshot(10_000);
  t.is((await collection.snapshot(10_000)).series, 0);
});

test("a collection that does not end: answered in time with the last good one, never a second beside it, counted", async (t) => {
  const release = Promise.withResolvers<void>();
  let collections = 0;
  const collection = testedCollection({
    minAgeMs: 0,
    collect: async ({ run }) => {
      collections += 1;
      if (collections === 2) await Promise.all([run("broker-1", forever), release.promise]);
      return [
        familyOf(
          "test_a",
          Array.from({ length: collections }, () => 1),
        ),
      ];
    },
  });
  t.is((await collection.snapshot(short)).series, 1);
  t.is((await collection.snapshot(short)).series, 1, "the one before, in its own time");
  t.is((await collection.snapshot(long)).series, 1, "at once: it has overrun");
  t.is((await collection.snapshot(long)).series, 1);
  t.is(collections, 2);
  const about = await collection.about();
  for (const line of [
    "collections_overrun_total 1",
    "collections_skipped_total 2",
    "collection_success 0",
    'collector_success{collector="broker-1"} 0',
  ])
    t.true(about.includes(line), line);
  release.resolve();
  await new Promise(setImmediate);
  collection.clock.ms += 1;
  t.is((await collection.snapshot(long)).series, 3, "and on it goes");
  t.true((await collection.about()).includes("collection_success 1"));
  t.deepEqual(messages(collection.lines).slice(0, 2), [
    "error collection failed; the snapshot before stays",
    "warn collector failed broker-1",
  ]);
});

test("whoever has less time than the collection under way is answered in his own", async (t) => {
  const release = Promise.withResolvers<void>();
  const collection = testedCollection({
    collect: async () => {
      await release.promise;
      return [familyOf("test_a", [1])];
    },
  });
  const patient = collection.snapshot(long);
  t.is((await collection.snapshot(short)).ageMs, undefined);
  release.resolve();
  t.is((await patient).series, 1);
});

test("what a part writes after the abort does not change what is shown", async (t) => {
  const late = Promise.withResolvers<void>();
  const rows: number[] = [];
  const collection = testedCollection({
    collect: async ({ run }) => {
      await run("broker-1", async () => {
        await late.promise;
        rows.push(1);
      });
      return [familyOf("test_a", rows)];
    },
  });
  const { families } = await collection.snapshot(short);
  late.resolve();
  await new Promise(setImmediate);
  t.deepEqual([rows.length, families[0]?.samples], [1, 0]);
});

test("closing aborts what is running, waits for its end and starts nothing any more", async (t) => {
  let ended = false;
  let collections = 0;
  const collection = testedCollection({
    minAgeMs: 0,
    collect: async ({ run }) => {
      collections += 1;
      await run("broker-1", forever);
      ended = true;
      return [];
    },
  });
  const asked = collection.snapshot(long);
  await collection.close();
  t.true(ended);
  await asked;
  await collection.snapshot(long);
  t.is(collections, 1);
  t.deepEqual(collection.lines, [], "an end that was asked for is no failure");
});

test("closing waits a while for a collection that does not end, then whoever asked is answered", async (t) => {
  const collection = testedCollection({ collect: forever });
  const asked = collection.snapshot(long);
  await collection.close();
  t.is((await asked).ageMs, undefined);
});

test("many parts listen to one signal without a warning", async (t) => {
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.name);
  process.on("warning", listen);
  t.teardown(() => process.off("warning", listen));
  const { lines, ...collection } = testedCollection({
    collect: async ({ run, signal }) => {
      await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          run(`broker-${n}`, async () => signal.addEventListener("abort", () => {})),
        ),
      );
      return [];
    },
  });
  await collection.snapshot(long);
  await new Promise(setImmediate);
  t.deepEqual([warnings, lines], [[], []]);
});

const budgetOf = test.macro({
  exec(t, said: string | undefined, expected: number) {
    t.is(scrapeBudget(said === undefined ? {} : { "x-prometheus-scrape-timeout-seconds": said }, 10_000), expected);
  },
  title: (_, said: string | undefined, expected: number) => `a timeout of ${said} leaves ${expected} ms`,
});
test(budgetOf, "15", 14_500);
test(budgetOf, "1", 800);
test(budgetOf, "0.5", 400);
test(budgetOf, undefined, 9500);
test(budgetOf, "0", 9500);
test(budgetOf, "-1", 9500);
test(budgetOf, "soon", 9500);
test(budgetOf, "1e9", 299_500);

test("without a clock of its own it takes the machine's", async (t) => {
  const collection = createCollection({ subject: "test", log: { info: () => {} } as never, collect: async () => [] });
  t.true(((await collection.snapshot(long)).ageMs ?? -1) >= 0);
});
