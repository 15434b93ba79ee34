import test from "ava";
import { pictureRange } from "../../cli/picture-range.ts";

const now = Date.UTC(2026, 10, 30, 12);

test("a range that is fixed when the command starts", (t) => {
  t.deepEqual(pictureRange("now-1h", "now", now), { from: now - 3_600_000, to: now });
  t.deepEqual(pictureRange("now-2d", "now-1d", now), { from: now - 172_800_000, to: now - 86_400_000 });
  t.deepEqual(pictureRange("2026-11-30T08:00:00Z", `${now}`, now), { from: now - 14_400_000, to: now });
});

const refused = test.macro((t, from: string, to: string, message: RegExp) => {
  t.regex(t.throws(() => pictureRange(from, to, now)).message, message);
});
test("no time", refused, "yesterday", "now", /^--from: got "yesterday"; allowed: now-1h, /);
test("no unit", refused, "now-1", "now", /^--from: got "now-1"/);
test("a year alone is no moment", refused, "now-1h", "2026", /^--to: got "2026"/);
test("backwards", refused, "now", "now-1h", /^--from now is not before --to now-1h$/);
