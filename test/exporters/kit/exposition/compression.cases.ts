import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import test from "ava";
import type { Family } from "../../../../exporters/kit/index.ts";
import { exampleServer } from "../../support/example-exposition.ts";
import { familyOf } from "../../support/families.ts";

const size = test.macro({
  async exec(t, families: readonly Family[]) {
    const app = exampleServer(families);
    const plain = await app.inject("/metrics");
    for (const round of ["first", "again, from the bytes kept"]) {
      const packed = await app.inject({ url: "/metrics", headers: { "accept-encoding": "gzip" } });
      t.is(packed.headers["content-encoding"], "gzip", round);
      t.is(Number(packed.headers["content-length"]), packed.rawPayload.length);
      t.is(gunzipSync(packed.rawPayload).toString(), plain.body);
      t.is(oneMember(packed.rawPayload), true, "readers that stop after the first member see everything");
    }
  },
  title: (title) => `compressed and plain are the same: ${title}`,
});

const random = Array.from({ length: 40_000 }, () => randomBytes(4).readInt32LE());
test("nothing collected", size, []);
test("a few samples", size, [familyOf("test_few", [1, 2])]);
test("many pieces", size, [familyOf("test_a", random), familyOf("test_b", random), familyOf("test_c", [1])]);

/** The last member's trailer tells how long its content is: with one member, that is everything. */
function oneMember(gzip: Buffer): boolean {
  return gunzipSync(gzip).length === gzip.readUInt32LE(gzip.length - 4);
}
