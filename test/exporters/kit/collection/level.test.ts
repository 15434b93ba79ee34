import test from "ava";
import type { Level } from "../../../../exporters/kit/index.ts";
import { messages, testedCollection } from "../../support/collection.ts";
import { familyOf } from "../../support/families.ts";

const names = ["partition", "topic", "group"] as const;

/** Levels with these numbers of series; only the chosen one may be rendered. */
function levelsOf(sizes: readonly number[], rendered: string[] = []): Level[] {
  return sizes.map((size, index) => {
    const name = names[index] ?? "";
    return {
      name,
      series: () => size,
      render: () => {
        rendered.push(name);
        return [
          familyOf(
            `test_${name}`,
            Array.from({ length: size }, () => 1),
          ),
        ];
      },
    };
  });
}

const chooses = test.macro({
  async exec(t, sizes: readonly number[], others: number, expected: string) {
    const rendered: string[] = [];
    const collection = testedCollection({
      levels: names,
      maxSeries: 100,
      collect: async (context) => [
        ...context.fit(levelsOf(sizes, rendered), others),
        familyOf("test_other", Array(others).fill(1)),
      ],
    });
    const { series } = await collection.snapshot(1000);
    t.true(series <= 100 || expected === "none");
    t.deepEqual(rendered, expected === "none" ? [] : [expected]);
    const about = await collection.about();
    t.true(about.includes(`series ${series}`));
    t.true(about.includes(`series_limited ${expected === "partition" ? 0 : 1}`));
    for (const level of [...names, "none"])
      t.true(about.includes(`series_level{level="${level}"} ${level === expected ? 1 : 0}`), level);
  },
  title: (_, sizes: readonly number[], others: number, expected: string) =>
    `${sizes.join(", ")} beside ${others}: ${expected}`,
});
test(chooses, [100, 10, 1], 0, "partition");
test(chooses, [101, 10, 1], 0, "topic");
test(chooses, [100, 10, 1], 1, "topic");
test(chooses, [500, 200, 100], 0, "group");
test(chooses, [500, 200, 101], 0, "none");
test(chooses, [0, 0, 0], 0, "partition");

test("without a limit the most detailed level is shown", async (t) => {
  const collection = testedCollection({
    levels: names,
    collect: async (context) => context.fit(levelsOf([100_000, 10, 1])),
  });
  t.is((await collection.snapshot(1000)).series, 100_000);
  t.false((await collection.about()).some((line) => line.startsWith("series_limit ")));
});

test("around the limit the level does not go back and forth; each change is logged once", async (t) => {
  let partitions = 0;
  const shown: number[] = [];
  const collection = testedCollection({
    levels: names,
    maxSeries: 100,
    minAgeMs: 0,
    collect: async (context) => context.fit(levelsOf([partitions, 10, 1])),
  });
  for (partitions of [99, 101, 99, 91, 90, 100, 101]) shown.push((await collection.snapshot(1000)).series);
  t.deepEqual(shown, [99, 10, 10, 10, 90, 100, 10]);
  t.deepEqual(messages(collection.lines), [
    "warn series are limited: detail is reduced",
    "info series fit again: full detail is shown",
    "warn series are limited: detail is reduced",
  ]);
});

test("from no level at all it comes back with the same margin", async (t) => {
  let groups = 101;
  const collection = testedCollection({
    levels: names,
    maxSeries: 100,
    minAgeMs: 0,
    collect: async (context) => context.fit(levelsOf([1000, 1000, groups])),
  });
  const shown: number[] = [];
  for (groups of [101, 95, 90, 95]) shown.push((await collection.snapshot(1000)).series);
  t.deepEqual(shown, [0, 0, 90, 95]);
});

test("a failed collection does not change what is told of the snapshot that is shown", async (t) => {
  let broken = false;
  const collection = testedCollection({
    levels: names,
    maxSeries: 100,
    minAgeMs: 0,
    collect: async (context) => {
      const families = context.fit(levelsOf(broken ? [1000, 10, 1] : [50, 10, 1]));
      if (broken) throw new Error("no");
      return families;
    },
  });
  await collection.snapshot(1000);
  broken = true;
  await collection.snapshot(1000);
  const about = await collection.about();
  t.true(about.includes('series_level{level="partition"} 1') && about.includes("series_limited 0"));
});

test("fitting twice in one collection is a mistake that is told", async (t) => {
  const collection = testedCollection({
    levels: names,
    collect: async (context) => [...context.fit(levelsOf([1])), ...context.fit(levelsOf([1]))],
  });
  await collection.snapshot(1000);
  t.regex(collection.lines.join(""), /called twice in one collection/);
});
