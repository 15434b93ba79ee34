import test from "ava";
import fc from "fast-check";
import { formatDuration, milliseconds, seconds } from "../../../../metrics/kit/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";

const reads = test.macro({
  exec(t, text: string, expected: number) {
    t.is(milliseconds(text), expected);
  },
  title: (_, text, expected) => `${text} is ${expected} ms`,
});

test(reads, "250ms", 250);
test(reads, "0s", 0);
test(reads, "5m", 300_000);
test(reads, "1h30m", 5_400_000);
test(reads, "1d12h30m", 131_400_000);
test(reads, "2w", 1_209_600_000);
test(reads, "1y", 31_536_000_000);
test(reads, "1y2w3d4h5m6s7ms", 33_019_506_007);

const refuses = test.macro({
  exec(t, text: string) {
    t.throws(() => milliseconds(text), { instanceOf: DefinitionError });
  },
  title: (_, text) => `"${text}" is no duration`,
});

for (const text of ["", "5", "1.5h", "-5m", "30m1h", "5 m", "m", "5M", "1e3s"]) test(refuses, text);

const writes = test.macro({
  exec(t, total: number, expected: string) {
    t.is(formatDuration(total), expected);
  },
  title: (_, total, expected) => `${total} ms is ${expected}`,
});

test(writes, 0, "0s");
test(writes, 90_000, "1m30s");
test(writes, 1_500, "1s500ms");
test(writes, 40 * 86_400_000, "40d");
test(writes, 14 * 86_400_000, "2w");
test(writes, 365 * 86_400_000, "1y");

test("what is written reads back", (t) => {
  fc.assert(
    fc.property(fc.nat({ max: 1e13 }), (total) => {
      t.is(milliseconds(formatDuration(total)), total);
    }),
  );
});

test("seconds keep fractions", (t) => {
  t.is(seconds("1s250ms"), 1.25);
});
