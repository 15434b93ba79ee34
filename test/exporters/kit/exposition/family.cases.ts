import test from "ava";
import fc from "fast-check";
import { familyWriter, labelText, withLabel } from "../../../../exporters/kit/exposition/index.ts";
import { counter, gauge, histogram, stateSet, summary } from "../../../../metrics/kit/index.ts";
import { familyOf, linesOf, written } from "../../support/families.ts";

const lag = gauge("test_lag", { help: "Lag.", labels: ["group"] }).definition;

test("one line per sample, in the order added, numbers as Go reads them", (t) => {
  const values = [0, -0, 1, 1.5, 1e21, 1.5e-7, 2 ** 53, -3];
  t.deepEqual(
    linesOf(
      written(
        lag,
        values.map((value, n) => [{ group: `g${n}` }, value]),
      ),
    ),
    [
      'test_lag{group="g0"} 0',
      'test_lag{group="g1"} 0',
      'test_lag{group="g2"} 1',
      'test_lag{group="g3"} 1.5',
      'test_lag{group="g4"} 1e+21',
      'test_lag{group="g5"} 1.5e-7',
      'test_lag{group="g6"} 9007199254740992',
      'test_lag{group="g7"} -3',
    ],
  );
});

test("no labels, no braces", (t) => {
  t.is(labelText({}), "");
  t.deepEqual(linesOf(written(lag, [[{}, 7]])), ["test_lag 7"]);
});

test("what is no finite number is left out and counted", (t) => {
  const family = familyOf("test_things", [1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2]);
  t.deepEqual([family.samples, family.dropped], [2, 3]);
  t.deepEqual(linesOf(family), ['test_things{n="0"} 1', 'test_things{n="4"} 2']);
});

test("a state set has a line per state", (t) => {
  const state = stateSet("test_state", { help: "State.", labels: ["group"], states: ["Stable", "Empty"] });
  const writer = familyWriter(state.definition);
  writer.addStates(labelText({ group: "a" }), "Empty");
  writer.addStates("", "unheard of");
  const family = writer.end();
  t.is(family.samples, 4);
  t.deepEqual(linesOf(family), [
    'test_state{group="a",state="Stable"} 0',
    'test_state{group="a",state="Empty"} 1',
    'test_state{state="Stable"} 0',
    'test_state{state="Empty"} 0',
  ]);
});

/** Full of what must be escaped; the library's own arbitrary of all characters takes a second to build. */
const anyText = fc.string({ unit: fc.constantFrom(...'\\"n\n\r{},= aé😀\u0000') });

test("labels keep their order and come back whatever they hold", (t) => {
  t.is(labelText({ b: "1", a: 'x"\\\ny' }), '{b="1",a="x\\"\\\\\\ny"}');
  fc.assert(
    fc.property(anyText, (value) => {
      const text = labelText({ a: value });
      const [, escaped = ""] = /^\{a="((?:[^"\\\n]|\\.)*)"\}$/.exec(text) ?? [];
      return escaped.replace(/\\(.)/g, (_, one: string) => (one === "n" ? "\n" : one)) === value;
    }),
  );
});

test("a label added to a text is the text of all labels", (t) => {
  t.is(withLabel(labelText({ a: "1" }), "b", '"'), labelText({ a: "1", b: '"' }));
  t.is(withLabel("", "b", "2"), labelText({ b: "2" }));
});

const badLabel = test.macro({
  exec(t, name: string) {
    t.throws(() => labelText({ [name]: "x" }), { message: /is no label name; use letters/ });
  },
  title: (_, name) => `refused as a label: "${name}"`,
});
for (const name of ["", "1a", "a-b", "__name__", "a.b", "ä"]) test(badLabel, name);

test("100,000 samples are a few large pieces, not an object each", (t) => {
  const { chunks, samples } = familyOf(
    "test_things",
    Array.from({ length: 100_000 }, (_, n) => n),
  );
  t.is(samples, 100_000);
  t.true(chunks.slice(0, -1).every((chunk) => chunk.length > 48 * 1024 && chunk.length <= 64 * 1024));
});

test("a line of any length and any script is whole", (t) => {
  const value = "ä€😀".repeat(50_000);
  const family = written(lag, [
    [{ group: "before" }, 1],
    [{ group: value }, 2],
    [{ group: "after" }, 3],
  ]);
  t.deepEqual(linesOf(family), [
    'test_lag{group="before"} 1',
    `test_lag{group="${value}"} 2`,
    'test_lag{group="after"} 3',
  ]);
});

test("metrics that are not one line per series are refused, and names the format cannot hold", (t) => {
  const { definition } = histogram("test_h", { help: "H.", buckets: [1] });
  t.throws(() => familyWriter(definition), { message: /a family holds gauges, counters, state sets and quantiles/ });
  const dotted = gauge("test.things", { help: "T.", utf8Name: true });
  t.throws(() => familyWriter(dotted.definition), { message: /"test.things" cannot be written/ });
  t.notThrows(() => familyWriter(counter("test_total", { help: "T." }).definition));
});

test("of a summary the quantiles are written", (t) => {
  const { definition } = summary("test_s", { help: "S.", quantiles: [0.5] });
  t.deepEqual(linesOf(written(definition, [[{ quantile: "0.5" }, 2]])), ['test_s{quantile="0.5"} 2']);
});
