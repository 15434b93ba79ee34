import test from "ava";
import fc from "fast-check";
import { lineOf } from "../../../metrics/kit/index.ts";
import { compare, type StoredSeries } from "../../../validation/collection/compare.ts";
import { referencePages } from "../../../validation/collection/reference.ts";

const span = { startAtMs: 1_764_486_000_000, endsAtMs: 1_764_486_060_000 };
const [page = { id: "", series: [] }] = referencePages(490, "run");

/** What a faultless Prometheus would have at these moments. */
function storedAt(offsets: readonly number[]): StoredSeries[] {
  return page.series.map(({ metric, labels, samples }) => {
    const line = lineOf(samples);
    return {
      metric: { ...labels, __name__: metric, scenario: page.id },
      values: offsets.map((ms) => [(span.startAtMs + ms) / 1000, String(line(ms))] as const),
    };
  });
}

/** Offsets of scrapes within the span. */
const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 5 });

test("pages have as many series as are asked for, each once", (t) => {
  for (const count of [1, 7, 490, 491, 10_000]) {
    const pages = [...referencePages(count, "run")];
    const names = pages.flatMap(({ series }) => series.map(({ metric, labels }) => JSON.stringify([metric, labels])));
    t.is(names.length, count);
    t.is(new Set(names).size, count);
    t.is(new Set(pages.map(({ id }) => id)).size, pages.length);
  }
});

test("what was exposed, at whatever moments, is right", (t) => {
  fc.assert(
    fc.property(offsets, (at) => {
      t.deepEqual(compare(page, storedAt(at), span), { stored: 490 * at.length, wrong: 0 });
    }),
    { numRuns: 20 },
  );
});

test("one value that is another is wrong, wherever it stands, however little it differs", (t) => {
  const choice = fc.record({ at: offsets, series: fc.nat({ max: 489 }), pick: fc.nat() });
  fc.assert(
    fc.property(choice, ({ at, series, pick }) => {
      const index = pick % at.length;
      const changed = storedAt(at).map((one, n) => ({
        ...one,
        values: one.values.map(([time, text], i) =>
          n === series && i === index ? ([time, String(Number(text) + 0.001)] as const) : ([time, text] as const),
        ),
      }));
      const { wrong, stored, example } = compare(page, changed, span);
      t.is(wrong, 1);
      t.is(stored, 490 * at.length);
      t.regex(example ?? "", /exposed: -?\d/);
    }),
    { numRuns: 50 },
  );
});

test("what the target never exposed is wrong: another series, a time outside of the play, a stranger's labels", (t) => {
  const [first = { metric: {}, values: [] }] = storedAt([1000]);
  const wrongOf = (one: StoredSeries) => compare(page, [one], span).wrong;
  t.is(wrongOf(first), 0);
  t.is(wrongOf({ ...first, metric: { ...first.metric, n: "100000" } }), 1);
  t.is(wrongOf({ ...first, metric: { ...first.metric, __name__: "other_total" } }), 1);
  t.is(wrongOf({ ...first, values: [[(span.endsAtMs + 1) / 1000, "0"]] }), 1);
  t.is(wrongOf({ ...first, values: [[(span.startAtMs - 1) / 1000, "0"]] }), 1);
});
