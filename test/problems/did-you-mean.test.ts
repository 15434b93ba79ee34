import test from "ava";
import fc from "fast-check";
import { didYouMean } from "../../problems/index.ts";

const known = ["retention", "receivers", "routes", "resources", "tls", "ports"];

const means = test.macro({
  exec: (t, given: string, expected: string | undefined) => t.is(didYouMean(given, known), expected),
  title: (_, given, expected) => `${given} → ${expected ?? "nothing near"}`,
});
test(means, "retension", "retention");
test(means, "Retention", "retention");
test(means, "reciever", "receivers");
test(means, "prots", "ports");
test(means, "resource", "resources");
test(means, "ssl", undefined);
test(means, "bananas", undefined);

test("a known name always means itself", (t) => {
  const words = fc.uniqueArray(fc.string({ minLength: 1, unit: fc.constantFrom(..."abcdef-") }), { minLength: 1 });
  fc.assert(
    fc.property(words, (names) => {
      for (const name of names) t.is(didYouMean(name, names), name);
    }),
    { numRuns: 50 },
  );
});
