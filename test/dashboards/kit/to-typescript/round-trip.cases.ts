import test from "ava";
import fc from "fast-check";
import { dashboardOf, query } from "./arbitrary.ts";
import { evaluated, queriesOf, written } from "./evaluate.ts";
import { meaningOf } from "./meaning.ts";

test("what is written asks what was asked, whatever it is", (t) => {
  fc.assert(
    fc.property(fc.array(query, { minLength: 1, maxLength: 4 }), (queries) => {
      const { text } = written(dashboardOf(queries));
      const asked = queriesOf(evaluated(text));
      t.deepEqual(asked.map(meaningOf), queries.map(meaningOf), text);
    }),
    { numRuns: 200 },
  );
});

test("most of it is typed", (t) => {
  const { panels } = written(dashboardOf(fc.sample(query, { numRuns: 300, seed: 7 })));
  const typed = panels.filter(({ untyped }) => untyped === undefined);
  t.true(
    typed.length > 200,
    `${typed.length} of ${panels.length}: ${panels.map(({ untyped }) => untyped).filter(Boolean)}`,
  );
});
